import assert from 'node:assert/strict'
import test from 'node:test'
import {
  ann1,
  ann2,
  annuaire,
  ciba,
  dmp,
  dmp1,
  etantDonne,
  hugo,
  maya,
  nadia,
  paris,
  pierre,
  psc1,
  rang,
} from '../../../../test/harness/cas.ts'
import {
  annuaireEnFile,
  annuaireJuge,
  annuairePris,
  annuaireValide,
  conventionSignee,
  dernierChapitrePris,
  enDepot,
  modificationsDemandees,
  preuveModifiee,
  toutDepose,
} from '../../../../test/harness/histoires.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreDepose, Verdict } from './candidature.ts'
import type { CommandeDe } from './contexte.ts'

const now = paris('2026-03-18 11:00')
const parHugo = { acteur: hugo, now }
const parMaya = { acteur: maya, now }

const prendre = (chapitre: CodeChapitre, tete: number): CommandeDe<'prendreChapitre'> => ({
  type: 'prendreChapitre',
  chapitre,
  rangDeTete: rang(tete),
})
const juger = (preuve: NumeroPreuve, verdict: Verdict, motif = ''): CommandeDe<'rendreAvis'> => ({
  type: 'rendreAvis',
  chapitre: annuaire,
  preuve,
  verdict,
  motif,
})
const demander: CommandeDe<'demanderModifications'> = {
  type: 'demanderModifications',
  chapitre: annuaire,
  message: ' Une capture est à refaire. ',
}
const valider = (chapitre: CodeChapitre): CommandeDe<'validerChapitre'> => ({ type: 'validerChapitre', chapitre })
const rendre: CommandeDe<'rendreChapitre'> = { type: 'rendreChapitre', chapitre: annuaire }

const chapitreDe = (etat: Candidature, code: CodeChapitre): ChapitreDepose => {
  const chapitre = etat.statut === 'depot_des_preuves' ? etat.chapitres[code] : undefined
  assert.ok(chapitre)
  return chapitre
}

// Prendre et rendre

test('[INT-1] l’instruction commence dès qu’un chapitre complet est soumis, les autres fussent-ils vides', () => {
  const { etat } = etantDonne(...annuaireEnFile)
    .quand(prendre(annuaire, 11), parHugo)
    .alors({ type: 'ChapitrePris', chapitre: annuaire })
  assert.equal(chapitreDe(etat, dmp).statut, 'en_depot')
})

test('[INT-1] Impossible d’instruire un chapitre si l’éditeur ne l’a pas soumis', () => {
  for (const histoire of [enDepot, toutDepose])
    etantDonne(...histoire)
      .quand(prendre(annuaire, 1), parHugo)
      .refuse({ code: 'chapitre_hors_file', statut: 'en_depot' })
})

test('[INT-2] le premier de la file se prend, et celui-là seul', () => {
  const cas = etantDonne(...annuaireEnFile)
    .quand({ type: 'soumettreChapitres', chapitres: [dmp], rang: rang(12) }, { acteur: pierre, now })
    .accepte()
  cas.quand(prendre(dmp, 11), parHugo).refuse({ code: 'pas_le_premier_de_la_file' })
  cas.quand(prendre(annuaire, 11), parHugo).accepte().quand(prendre(dmp, 12), parMaya).accepte()
})

test('[INT-2] Impossible de prendre un chapitre si un autre dossier du guichet attend depuis plus longtemps', () => {
  etantDonne(...annuaireEnFile)
    .quand(prendre(annuaire, 10), parHugo)
    .refuse({ code: 'pas_le_premier_de_la_file' })
})

test('[INT-2] un chapitre qui a gardé sa place se reprend avant ceux qui furent reçus entre-temps', () => {
  etantDonne(...preuveModifiee)
    .quand(
      { type: 'soumettreChapitres', chapitres: [dmp, annuaire], rang: rang(12) },
      { acteur: pierre, now: paris('2026-03-16 16:00') },
    )
    .accepte()
    .quand(prendre(dmp, 11), parHugo)
    .refuse({ code: 'pas_le_premier_de_la_file' })
    .quand(prendre(annuaire, 11), parHugo)
    .accepte()
})

test('[INT-2] un chapitre rendu attend de nouveau à sa place, et un autre vérificateur peut le prendre', () => {
  const { etat } = etantDonne(...annuairePris)
    .quand(rendre, parHugo)
    .alors({ type: 'ChapitreRendu', chapitre: annuaire })
    .quand(prendre(annuaire, 11), parMaya)
    .alors({ type: 'ChapitrePris', chapitre: annuaire })
  const chapitre = chapitreDe(etat, annuaire)
  assert.ok(chapitre.statut === 'en_instruction')
  assert.deepEqual(
    [chapitre.rang, chapitre.recuLe, chapitre.pris.par.nom],
    [11, paris('2026-03-11 10:00'), 'Maya Girard'],
  )
})

test('[INT-3] les avis déjà donnés restent quand le chapitre est rendu', () => {
  const { etat } = etantDonne(...annuaireJuge)
    .quand(rendre, parHugo)
    .accepte()
  const { preuves } = chapitreDe(etat, annuaire)
  assert.deepEqual([preuves[ann1]?.statut, preuves[ann2]?.statut], ['conforme', 'a_modifier'])
})

test('[INT-2] Impossible de prendre un chapitre s’il est déjà pris ; par qui est dit', () => {
  const cas = etantDonne(...annuairePris)
  cas.quand(prendre(annuaire, 11), parMaya).refuse({ code: 'chapitre_pris_par_un_autre', nom: 'Hugo Lefèvre' })
  cas.quand(prendre(annuaire, 11), parHugo).refuse({ code: 'chapitre_pris_par_un_autre', nom: 'Hugo Lefèvre' })
})

test('Impossible de prendre un chapitre s’il est validé, s’il attend l’éditeur ou s’il n’existe pas', () => {
  etantDonne(...annuaireValide)
    .quand(prendre(annuaire, 11), parHugo)
    .refuse({ code: 'chapitre_hors_file', statut: 'valide' })
  etantDonne(...modificationsDemandees)
    .quand(prendre(annuaire, 11), parHugo)
    .refuse({ code: 'chapitre_hors_file', statut: 'a_modifier' })
  for (const absent of ['absent', 'constructor'])
    etantDonne(...annuaireEnFile)
      .quand(prendre(absent as CodeChapitre, 11), parHugo)
      .refuse({ code: 'chapitre_inconnu' })
})

test('Impossible d’instruire un chapitre si un autre vérificateur l’a pris', () => {
  const cas = etantDonne(...annuaireJuge)
  for (const commande of [rendre, juger(ann1, 'conforme'), demander, valider(annuaire)])
    cas.quand(commande, parMaya).refuse({ code: 'chapitre_pris_par_un_autre', nom: 'Hugo Lefèvre' })
})

test('Impossible d’instruire un chapitre si l’on n’est pas vérificateur', () => {
  for (const acteur of [nadia, pierre])
    etantDonne(...annuaireEnFile)
      .quand(prendre(annuaire, 11), { acteur, now })
      .refuse({ code: 'acteur_non_autorise' })
})

test('Impossible de juger, de demander, de valider ou de rendre si le chapitre n’est pas pris', () => {
  const cas = etantDonne(...annuaireEnFile)
  for (const commande of [rendre, juger(ann1, 'conforme'), demander, valider(annuaire)])
    cas.quand(commande, parHugo).refuse({ code: 'chapitre_hors_file', statut: 'en_file' })
})

test('Impossible d’instruire si le dossier n’en est pas, ou plus, au dépôt des preuves', () => {
  const cas = etantDonne(...conventionSignee)
  for (const commande of [prendre(annuaire, 11), rendre, juger(ann1, 'conforme'), demander, valider(annuaire)])
    cas.quand(commande, parHugo).refuse({ code: 'statut_incompatible', statut: 'convention_signee' })
})

// Juger

test('[INT-3] une preuve est jugée conforme', () => {
  etantDonne(...annuairePris)
    .quand(juger(ann1, 'conforme'), parHugo)
    .alors({ type: 'AvisRendu', chapitre: annuaire, preuve: ann1, verdict: 'conforme', motif: '' })
})

test('[INT-3] une preuve est jugée non conforme, et la raison est dite', () => {
  const { etat } = etantDonne(...annuairePris)
    .quand(juger(ann1, 'non_conforme', ' Autre version. '), parHugo)
    .alors({ type: 'AvisRendu', chapitre: annuaire, preuve: ann1, verdict: 'non_conforme', motif: 'Autre version.' })
  const preuve = chapitreDe(etat, annuaire).preuves[ann1]
  assert.ok(preuve?.statut === 'non_conforme')
  assert.deepEqual(preuve.avis, {
    verdict: 'non_conforme',
    motif: 'Autre version.',
    renduLe: now,
    renduPar: { id: 'hugo.lefèvre', nom: 'Hugo Lefèvre', qualite: 'verificateur' },
  })
})

test('[INT-3] une preuve est à modifier, et ce qui est attendu est dit', () => {
  etantDonne(...annuairePris)
    .quand(juger(ann2, 'a_modifier', 'Montrer la version.'), parHugo)
    .alors({ type: 'AvisRendu', chapitre: annuaire, preuve: ann2, verdict: 'a_modifier', motif: 'Montrer la version.' })
})

test('[INT-3] le vérificateur change d’avis tant qu’il n’a pas conclu', () => {
  const { etat } = etantDonne(...annuaireJuge)
    .quand(juger(ann2, 'conforme'), parHugo)
    .accepte()
  assert.equal(chapitreDe(etat, annuaire).preuves[ann2]?.statut, 'conforme')
})

test('[INT-3] Impossible de juger non conforme ou à modifier si l’on n’en dit pas la raison', () => {
  for (const verdict of ['non_conforme', 'a_modifier'] as const)
    for (const motif of ['', '  \n'])
      etantDonne(...annuairePris)
        .quand(juger(ann1, verdict, motif), parHugo)
        .refuse({ code: 'motif_obligatoire' })
})

test('Impossible de juger une preuve si elle n’est pas de ce chapitre', () => {
  for (const absente of [dmp1, 'constructor' as NumeroPreuve])
    etantDonne(...annuairePris)
      .quand(juger(absente, 'conforme'), parHugo)
      .refuse({ code: 'preuve_inconnue' })
})

// Demander des modifications

test('[INT-3] les modifications sont demandées à la fois, pour toutes les preuves qui ne conviennent pas', () => {
  etantDonne(...annuairePris)
    .quand(juger(ann1, 'non_conforme', 'Autre version.'), parHugo)
    .accepte()
    .quand(juger(ann2, 'a_modifier', 'Illisible.'), parHugo)
    .accepte()
    .quand(demander, parHugo)
    .alors({
      type: 'ModificationsDemandees',
      chapitre: annuaire,
      preuves: [ann1, ann2],
      message: 'Une capture est à refaire.',
    })
})

test('[INT-3] Impossible de conclure si une preuve n’est pas jugée ; celles qui manquent sont dites', () => {
  const cas = etantDonne(...annuairePris)
    .quand(juger(ann1, 'a_modifier', 'Illisible.'), parHugo)
    .accepte()
  cas.quand(demander, parHugo).refuse({ code: 'avis_manquants', preuves: [ann2] })
  cas.quand(valider(annuaire), parHugo).refuse({ code: 'avis_manquants', preuves: [ann2] })
})

test('Impossible de demander des modifications si toutes les preuves sont conformes', () => {
  etantDonne(...annuaireJuge)
    .quand(juger(ann2, 'conforme'), parHugo)
    .accepte()
    .quand(demander, parHugo)
    .refuse({ code: 'rien_a_modifier' })
})

test('[PRE-6] au retour du chapitre, seules les preuves redéposées sont à juger', () => {
  etantDonne(...preuveModifiee)
    .quand(
      { type: 'soumettreChapitres', chapitres: [annuaire], rang: rang(30) },
      { acteur: pierre, now: paris('2026-03-16 16:00') },
    )
    .accepte()
    .quand(prendre(annuaire, 11), parHugo)
    .accepte()
    .quand(valider(annuaire), parHugo)
    .refuse({ code: 'avis_manquants', preuves: [ann2] })
    .quand(juger(ann2, 'conforme'), parHugo)
    .accepte()
    .quand(valider(annuaire), parHugo)
    .alors({ type: 'ChapitreValide', chapitre: annuaire })
})

// Valider

test('[INT-8] un chapitre dont toutes les preuves sont conformes est validé, et le dossier attend les autres', () => {
  const { etat } = etantDonne(...annuaireJuge)
    .quand(juger(ann2, 'conforme'), parHugo)
    .accepte()
    .quand(valider(annuaire), parHugo)
    .alors({ type: 'ChapitreValide', chapitre: annuaire })
  assert.equal(etat.statut, 'depot_des_preuves')
})

test('[INT-8] le dernier chapitre validé, le dossier est prêt pour la convention', () => {
  const { etat } = etantDonne(...dernierChapitrePris)
    .quand({ type: 'rendreAvis', chapitre: ciba, preuve: psc1, verdict: 'conforme', motif: '' }, parHugo)
    .accepte()
    .quand(valider(ciba), parHugo)
    .alors({ type: 'ChapitreValide', chapitre: ciba }, { type: 'DossierValide' })
  assert.equal(etat.statut, 'prete_pour_convention')
})

test('[INT-8] Impossible de valider un chapitre si une preuve ne convient pas', () => {
  etantDonne(...annuaireJuge)
    .quand(valider(annuaire), parHugo)
    .refuse({ code: 'preuves_non_conformes', preuves: [ann2] })
})
