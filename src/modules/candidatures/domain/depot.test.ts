import assert from 'node:assert/strict'
import test from 'node:test'
import {
  ann1,
  ann2,
  annuaire,
  ciba,
  deposer,
  dmp,
  dmp1,
  etantDonne,
  hugo,
  J3,
  justeAvant,
  lucas,
  paris,
  pierre,
  psc1,
  rang,
} from '../../../../test/harness/cas.ts'
import {
  annuaireEnFile,
  annuairePris,
  annuaireValide,
  dossierValide,
  enDepot,
  modificationsDemandees,
  ouverte,
  preuveModifiee,
  toutDepose,
} from '../../../../test/harness/histoires.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import { depotsCourants } from './chapitres.ts'
import type { Candidature, PreuveDeposee } from './candidature.ts'
import type { CommandeDe } from './contexte.ts'

const now = paris('2026-03-16 15:00')
const soumettre = (place: number, ...chapitres: readonly CodeChapitre[]): CommandeDe<'soumettreChapitres'> => ({
  type: 'soumettreChapitres',
  chapitres,
  rang: rang(place),
})
const preuveDe = (etat: Candidature, chapitre: CodeChapitre, numero: NumeroPreuve): PreuveDeposee => {
  const preuve = 'chapitres' in etat ? etat.chapitres[chapitre]?.preuves[numero] : undefined
  assert.ok(preuve)
  return preuve
}

// Déposer

test('[PRE-2] une preuve se dépose pour une exigence et un scénario, sans toucher aux autres', () => {
  const commande = deposer({ chapitre: annuaire, preuve: ann1, depotId: 'a1' })
  const { etat } = etantDonne(...enDepot)
    .quand(commande, { acteur: pierre, now })
    .alors({
      type: 'PreuveDeposee',
      chapitre: annuaire,
      preuve: ann1,
      depot: {
        id: 'a1',
        deposeLe: now,
        deposePar: { id: 'pierre.durand', nom: 'Pierre Durand', qualite: 'salarie' },
        remplace: [],
        nature: 'lien',
        url: 'https://preuves.example/a1',
      },
    })
  assert.equal(preuveDe(etat, annuaire, ann1).statut, 'deposee')
  assert.deepEqual(preuveDe(etat, annuaire, ann2), { statut: 'attendue', versions: [] })
})

test('[PRE-2] plusieurs pièces peuvent prouver ensemble une même exigence', () => {
  const { etat } = etantDonne(...enDepot)
    .quand(deposer({ chapitre: annuaire, preuve: ann1, depotId: 'a1' }), { acteur: pierre, now })
    .accepte()
    .quand(deposer({ chapitre: annuaire, preuve: ann1, depotId: 'a1-suite' }), { acteur: pierre, now })
    .accepte()
  assert.deepEqual(
    depotsCourants(preuveDe(etat, annuaire, ann1)).map(({ id }) => id),
    ['a1', 'a1-suite'],
  )
})

test('[PRE-7] un dépôt qui en remplace un autre le laisse lisible', () => {
  const { etat } = etantDonne(...toutDepose)
    .quand(deposer({ chapitre: dmp, preuve: dmp1, depotId: 'd1b', remplace: ['d1'] }), { acteur: pierre, now })
    .accepte()
  const preuve = preuveDe(etat, dmp, dmp1)
  assert.deepEqual(
    preuve.versions.map(({ id }) => id),
    ['d1', 'd1b'],
  )
  assert.deepEqual(
    depotsCourants(preuve).map(({ id }) => id),
    ['d1b'],
  )
})

test('[PRE-7] ce qui a été jugé et redéposé garde toutes ses versions, dans leur ordre', () => {
  const { etat } = etantDonne(...preuveModifiee)
  assert.deepEqual(
    preuveDe(etat, annuaire, ann2).versions.map(({ id, deposeLe }) => [id, deposeLe]),
    [
      ['a2', paris('2026-03-10 09:10')],
      ['a2b', paris('2026-03-16 15:00')],
    ],
  )
})

test('[PRE-7] Impossible de remplacer un dépôt s’il n’existe pas, ou s’il est déjà remplacé', () => {
  const cas = etantDonne(...preuveModifiee)
  for (const remplace of [['inconnu'], ['a2'], ['a2b', 'a2'], ['a1']])
    cas
      .quand(deposer({ chapitre: annuaire, preuve: ann2, depotId: 'a2c', remplace }), { acteur: pierre, now })
      .refuse({ code: 'depot_remplace_inconnu' })
})

test('[PRE-2] Impossible de déposer une preuve si le programme ne l’attend pas dans ce chapitre', () => {
  const cas = etantDonne(...enDepot)
  cas
    .quand(deposer({ chapitre: annuaire, preuve: dmp1, depotId: 'x' }), { acteur: pierre, now })
    .refuse({ code: 'preuve_inconnue' })
  cas
    .quand(deposer({ chapitre: 'absent' as CodeChapitre, preuve: ann1, depotId: 'x' }), { acteur: pierre, now })
    .refuse({ code: 'chapitre_inconnu' })
})

test('Impossible de déposer une preuve sous un nom que tout objet porte en JavaScript', () => {
  const cas = etantDonne(...toutDepose)
  for (const nom of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    const chapitre = nom as CodeChapitre
    const preuve = nom as NumeroPreuve
    cas
      .quand(deposer({ chapitre, preuve: ann1, depotId: 'x' }), { acteur: pierre, now })
      .refuse({ code: 'chapitre_inconnu' })
    cas
      .quand(deposer({ chapitre: annuaire, preuve, depotId: 'x' }), { acteur: pierre, now })
      .refuse({ code: 'preuve_inconnue' })
    cas.quand(soumettre(1, chapitre), { acteur: pierre, now }).refuse({ code: 'chapitre_inconnu' })
  }
})

test('[ELI-6] Impossible de déposer une preuve si l’éligibilité n’est pas validée', () => {
  etantDonne(...ouverte)
    .quand(deposer({ chapitre: annuaire, preuve: ann1, depotId: 'a1' }), { acteur: pierre, now })
    .refuse({ code: 'statut_incompatible', statut: 'candidature_administrative' })
})

test('Impossible de déposer une preuve si l’on est d’une autre entreprise, ou de l’agence', () => {
  for (const acteur of [lucas, hugo])
    etantDonne(...enDepot)
      .quand(deposer({ chapitre: annuaire, preuve: ann1, depotId: 'a1' }), { acteur, now })
      .refuse({ code: 'acteur_non_autorise' })
})

// Soumettre

test('[PRE-5] un chapitre complet se soumet seul, et prend place dans la file', () => {
  const { etat } = etantDonne(...toutDepose)
    .quand(soumettre(11, annuaire), { acteur: pierre, now })
    .alors({ type: 'ChapitreSoumis', chapitre: annuaire, rang: rang(11), preuves: 2 })
  assert.ok(etat.statut === 'depot_des_preuves')
  assert.equal(etat.chapitres[annuaire]?.statut, 'en_file')
  assert.equal(etat.chapitres[dmp]?.statut, 'en_depot')
})

test('[PRE-5] tous les chapitres complets se soumettent à la fois, dans l’ordre où ils sont nommés', () => {
  etantDonne(...toutDepose)
    .quand(soumettre(11, ciba, annuaire, dmp), { acteur: pierre, now })
    .alors(
      { type: 'ChapitreSoumis', chapitre: ciba, rang: rang(11), preuves: 1 },
      { type: 'ChapitreSoumis', chapitre: annuaire, rang: rang(12), preuves: 2 },
      { type: 'ChapitreSoumis', chapitre: dmp, rang: rang(13), preuves: 1 },
    )
})

test('[INT-2] la réception fait la place : le chapitre reçu après attend derrière', () => {
  const { etat } = etantDonne(...annuaireEnFile)
    .quand(soumettre(12, dmp), { acteur: pierre, now })
    .accepte()
  assert.ok(etat.statut === 'depot_des_preuves')
  const [premier, second] = [etat.chapitres[annuaire], etat.chapitres[dmp]]
  assert.ok(premier?.statut === 'en_file' && second?.statut === 'en_file')
  assert.ok(premier.rang < second.rang && premier.recuLe < second.recuLe)
})

test('[PRE-5] un chapitre nommé deux fois n’est soumis qu’une fois', () => {
  etantDonne(...toutDepose)
    .quand(soumettre(11, annuaire, annuaire), { acteur: pierre, now })
    .alors({ type: 'ChapitreSoumis', chapitre: annuaire, rang: rang(11), preuves: 2 })
})

test('[PRE-5] Impossible de soumettre un chapitre si une preuve manque ; celles qui manquent sont dites', () => {
  etantDonne(...enDepot)
    .quand(deposer({ chapitre: annuaire, preuve: ann1, depotId: 'a1' }), { acteur: pierre, now })
    .accepte()
    .quand(soumettre(11, annuaire), { acteur: pierre, now })
    .refuse({ code: 'chapitre_incomplet', manquantes: [ann2] })
})

test('[PRE-5] Impossible de soumettre plusieurs chapitres si l’un d’eux n’est pas complet : rien n’est soumis', () => {
  etantDonne(...enDepot)
    .quand(deposer({ chapitre: dmp, preuve: dmp1, depotId: 'd1' }), { acteur: pierre, now })
    .accepte()
    .quand(soumettre(11, dmp, ciba), { acteur: pierre, now })
    .refuse({ code: 'chapitre_incomplet', manquantes: [psc1] })
})

test('Impossible de soumettre si aucun chapitre n’est nommé', () => {
  etantDonne(...toutDepose)
    .quand(soumettre(11), { acteur: pierre, now })
    .refuse({ code: 'aucun_chapitre_complet' })
})

test('Impossible de soumettre un chapitre si le dossier est validé', () => {
  etantDonne(...dossierValide)
    .quand(soumettre(20, annuaire), { acteur: pierre, now })
    .refuse({ code: 'statut_incompatible', statut: 'prete_pour_convention' })
})

// Le chapitre figé

const figes = [
  { ou: 'dans la file', histoire: annuaireEnFile, statut: 'en_file' },
  { ou: 'en instruction', histoire: annuairePris, statut: 'en_instruction' },
  { ou: 'validé', histoire: annuaireValide, statut: 'valide' },
] as const

for (const { ou, histoire, statut } of figes)
  test(`[PRE-6] Impossible de déposer ou de soumettre si le chapitre est ${ou}`, () => {
    const cas = etantDonne(...histoire)
    const fige = { code: 'chapitre_fige', statut } as const
    cas
      .quand(deposer({ chapitre: annuaire, preuve: ann1, depotId: 'x', remplace: ['a1'] }), { acteur: pierre, now })
      .refuse(fige)
    cas.quand(soumettre(30, annuaire), { acteur: pierre, now }).refuse(fige)
  })

test('[PRE-6] un chapitre figé n’empêche pas de compléter les autres', () => {
  etantDonne(...annuaireEnFile)
    .quand(deposer({ chapitre: dmp, preuve: dmp1, depotId: 'd1b', remplace: ['d1'] }), { acteur: pierre, now })
    .accepte()
})

test('[PRE-6] une fois la modification demandée, la preuve concernée se redépose', () => {
  const { etat } = etantDonne(...modificationsDemandees)
    .quand(deposer({ chapitre: annuaire, preuve: ann2, depotId: 'a2b', remplace: ['a2'] }), { acteur: pierre, now })
    .accepte()
  assert.equal(preuveDe(etat, annuaire, ann2).statut, 'deposee')
})

test('[PRE-6] une preuve déjà modifiée peut l’être encore, tant que le chapitre n’est pas resoumis', () => {
  etantDonne(...preuveModifiee)
    .quand(deposer({ chapitre: annuaire, preuve: ann2, depotId: 'a2c', remplace: ['a2b'] }), { acteur: pierre, now })
    .accepte()
})

test('[PRE-6] Impossible de changer une preuve si la demande ne la concerne pas', () => {
  etantDonne(...modificationsDemandees)
    .quand(deposer({ chapitre: annuaire, preuve: ann1, depotId: 'a1b', remplace: ['a1'] }), { acteur: pierre, now })
    .refuse({ code: 'preuve_non_modifiable' })
})

test('[PRE-6] le chapitre se resoumet dès que chaque preuve demandée a changé', () => {
  etantDonne(...preuveModifiee)
    .quand(soumettre(30, annuaire), { acteur: pierre, now })
    .alors({ type: 'ChapitreResoumis', chapitre: annuaire, rang: rang(11), placeGardee: true })
})

test('[PRE-6] Impossible de resoumettre un chapitre si une preuve demandée n’a pas changé', () => {
  etantDonne(...modificationsDemandees)
    .quand(soumettre(30, annuaire), { acteur: pierre, now })
    .refuse({ code: 'modifications_incompletes', restantes: [ann2] })
})

test('[JAL-4] reçue en entier avant le jalon 3, une pièce compte même si son enregistrement finit après', () => {
  const acte = { ...deposer({ chapitre: annuaire, preuve: ann1, depotId: 'depot-1' }), recuLe: justeAvant(J3) }
  etantDonne(...enDepot)
    .quand(acte, { acteur: pierre, now: J3 })
    .accepte()
  etantDonne(...enDepot)
    .quand({ ...acte, recuLe: J3 }, { acteur: pierre, now: J3 })
    .refuse({ code: 'jalon_depasse', jalon: 'J3', quand: J3 })
})

test('[JAL-4] une pièce n’est jamais reçue après l’instant de son enregistrement', () => {
  const acte = { ...deposer({ chapitre: annuaire, preuve: ann1, depotId: 'depot-1' }), recuLe: J3 }
  const { etat } = etantDonne(...enDepot)
    .quand(acte, { acteur: pierre, now })
    .accepte()
  assert.ok('chapitres' in etat)
  assert.equal(etat.chapitres[annuaire]?.preuves[ann1]?.versions[0]?.deposeLe, now)
})
