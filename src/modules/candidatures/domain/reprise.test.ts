import assert from 'node:assert/strict'
import test from 'node:test'
import {
  annuaire,
  ann1,
  borne,
  deposer,
  etantDonne,
  hugo,
  J3,
  jour,
  justeAvant,
  nadia,
  ouvrir,
  paris,
  pierre,
  rang,
} from '../../../../test/harness/cas.ts'
import { complet, fac1, facturation, ins, ins1, pen1, rapport, securite } from '../../../../test/harness/complet.ts'
import { toutDepose } from '../../../../test/harness/histoires.ts'
import { homologationObtenue } from '../../../../test/harness/histoires-completes.ts'
import {
  autreCandidature,
  depot,
  eligibiliteOuverte,
  enDepotComplet,
  insSoumis,
  transversesAdmises,
} from '../../../../test/harness/histoires-controles.ts'
import { commandesPossibles } from './possibles.ts'
import type { CommandeDe } from './contexte.ts'
import { manquesAvantSoumission } from './chapitres.ts'

type Admettre = CommandeDe<'admettrePreuvesTransverses'>
const repris: Admettre['preuves'][number]['depots'][number] = {
  depotId: 'repris',
  repriseDe: 'ailleurs',
  contenu: { nature: 'lien', url: 'https://preuves.example/repris' },
}
const admettre: Admettre = {
  type: 'admettrePreuvesTransverses',
  source: autreCandidature,
  motif: 'Même module de facturation.',
  preuves: [{ chapitre: facturation, preuve: fac1, depots: [{ ...repris, homologation: { etat: 'obtenue' } }] }],
}
const parNadia = { acteur: nadia, now: paris('2026-03-12 14:00'), dispositif: complet }
const avec = (preuves: Admettre['preuves']): Admettre => ({ ...admettre, preuves })

test('[GRP-3] une preuve transverse admise est ici un dépôt à part entière, qui dit d’où il vient', () => {
  const dossier = etantDonne(...insSoumis)
    .quand(admettre, parNadia)
    .accepte()
  assert.deepEqual(dossier.etat, etantDonne(...transversesAdmises).etat)
  assert.ok('chapitres' in dossier.etat)
  const preuve = dossier.etat.chapitres[facturation]?.preuves[fac1]
  assert.equal(preuve?.statut, 'deposee')
  assert.deepEqual(
    preuve.versions.map(({ reprise }) => reprise),
    [{ numero: autreCandidature, depotId: 'ailleurs' }],
  )
})

test('[GRP-3] elle est soumise par l’éditeur et jugée comme les autres : rien n’est acquis d’avance', () => {
  etantDonne(...transversesAdmises)
    .quand(
      { type: 'soumettreChapitres', chapitres: [facturation], rang: rang(30) },
      { acteur: pierre, now: paris('2026-03-12 15:00'), dispositif: complet },
    )
    .alors({ type: 'ChapitreSoumis', chapitre: facturation, rang: rang(30), preuves: 1 })
    .quand(
      { type: 'prendreChapitre', chapitre: facturation, rangDeTete: rang(30) },
      { acteur: hugo, now: paris('2026-03-13 09:00'), dispositif: complet },
    )
    .accepte()
    .quand(
      { type: 'validerChapitre', chapitre: facturation },
      { acteur: hugo, now: paris('2026-03-13 10:00'), dispositif: complet },
    )
    .refuse({ code: 'avis_manquants', preuves: [fac1] })
})

test('[GRP-3] plusieurs preuves en un acte, plusieurs dépôts par preuve : tout est admis, ou rien', () => {
  const deux = [
    { chapitre: facturation, preuve: fac1, depots: [{ ...repris, homologation: { etat: 'obtenue' } }] },
    {
      chapitre: securite,
      preuve: pen1,
      depots: [
        { ...repris, depotId: 'r1', rapportTest: rapport() },
        { ...repris, depotId: 'r2', rapportTest: rapport() },
      ],
    },
  ] as const
  const { etat } = etantDonne(...insSoumis)
    .quand(avec(deux), parNadia)
    .accepte()
  assert.ok('chapitres' in etat)
  assert.equal(etat.chapitres[securite]?.preuves[pen1]?.versions.length, 2)
  etantDonne(...insSoumis)
    .quand(avec([...deux, { chapitre: ins, preuve: ins1, depots: [repris] }]), parNadia)
    .refuse({ code: 'chapitre_fige', statut: 'en_file' })
})

test('[GRP-3] [PRE-8] Impossible d’admettre pour une homologation une preuve qui ne dit pas où elle en est', () => {
  const facture = (homologation: Admettre['preuves'][number]['depots'][number]['homologation']): Admettre =>
    avec([{ chapitre: facturation, preuve: fac1, depots: [{ ...repris, ...(homologation ? { homologation } : {}) }] }])
  const cas = etantDonne(...insSoumis)
  cas.quand(facture(undefined), parNadia).refuse({ code: 'homologation_a_preciser' })
  cas
    .quand(facture({ etat: 'initialisation', retourPrevuLe: jour('2026-06-01') }), parNadia)
    .refuse({ code: 'pre_examen_requis', etat: 'initialisation' })
  cas.quand(facture({ etat: 'pre_examen', retourPrevuLe: jour('2026-06-01') }), parNadia).accepte()
})

test('[GRP-3] [PEN-1] Impossible d’admettre un test d’intrusion sans son rapport, ou trop ancien aujourd’hui', () => {
  const test = (depots: Admettre['preuves'][number]['depots']): Admettre =>
    avec([{ chapitre: securite, preuve: pen1, depots }])
  const cas = etantDonne(...insSoumis)
  cas.quand(test([repris]), parNadia).refuse({ code: 'rapport_de_test_a_completer', champs: ['rapport'], points: [] })
  cas
    .quand(test([{ ...repris, rapportTest: rapport({}, { finLe: jour('2025-03-12') }) }]), parNadia)
    .refuse({ code: 'test_trop_ancien', limite: jour('2026-03-12') })
  cas.quand(test([{ ...repris, rapportTest: rapport({}, { finLe: jour('2025-03-13') }) }]), parNadia).accepte()
})

test('[GRP-3] [PRE-7] Impossible de toucher à ce que l’éditeur a déposé', () => {
  etantDonne(...toutDepose)
    .quand(avec([{ chapitre: annuaire, preuve: ann1, depots: [repris] }]), { ...parNadia, dispositif: borne })
    .refuse({ code: 'preuve_non_modifiable' })
})

test('[GRP-3] [PRE-10] on admet jusqu’à J3, pas à son instant', () => {
  const cas = etantDonne(...insSoumis)
  cas.quand(admettre, { ...parNadia, now: justeAvant(J3) }).accepte()
  cas.quand(admettre, { ...parNadia, now: J3 }).refuse({ code: 'jalon_depasse', jalon: 'J3', quand: J3 })
})

test('[GRP-3] Impossible d’admettre sans motif, sans preuve, depuis la candidature elle-même, ou hors du dépôt', () => {
  const cas = etantDonne(...insSoumis)
  cas.quand({ ...admettre, motif: ' ' }, parNadia).refuse({ code: 'motif_obligatoire' })
  cas.quand(avec([]), parNadia).refuse({ code: 'preuves_a_preciser' })
  cas.quand({ ...admettre, source: ouvrir.numero }, parNadia).refuse({ code: 'preuves_a_preciser' })
  cas.quand(avec([{ chapitre: facturation, preuve: fac1, depots: [] }]), parNadia).refuse({ code: 'preuve_inconnue' })
  cas
    .quand(avec([{ chapitre: 'constructor' as never, preuve: fac1, depots: [repris] }]), parNadia)
    .refuse({ code: 'preuve_inconnue' })
  for (const histoire of [eligibiliteOuverte, homologationObtenue]) {
    const ailleurs = etantDonne(...histoire)
    ailleurs.quand(admettre, parNadia).refuse({ code: 'statut_incompatible', statut: ailleurs.etat.statut })
  }
})

test('[GRP-3] l’agence seule le permet', () => {
  for (const acteur of [pierre, hugo])
    etantDonne(...insSoumis)
      .quand(admettre, { ...parNadia, acteur })
      .refuse({ code: 'acteur_non_autorise' })
})

// Reprendre ses propres preuves

test('[GUI-7] une candidature commence vide : rien ne vient d’une autre de soi-même', () => {
  const { etat } = etantDonne()
    .quand(ouvrir, { acteur: pierre, now: paris('2026-03-02 09:00') })
    .accepte()
  assert.equal(etat.statut, 'candidature_administrative')
  assert.deepEqual(etat.administrative, { statut: 'a_completer' })
  assert.equal('chapitres' in etat, false)
})

test('[GUI-7] à l’ouverture du dépôt, chaque preuve est attendue, quoi que l’éditeur ait déposé ailleurs', () => {
  const { etat } = etantDonne(...enDepotComplet)
  assert.ok(etat.statut === 'depot_des_preuves')
  for (const chapitre of Object.values(etat.chapitres))
    assert.deepEqual(manquesAvantSoumission(chapitre), Object.keys(chapitre.preuves))
})

test('[GUI-7] l’éditeur qui choisit de reprendre une preuve fait un dépôt, daté d’aujourd’hui, qui dit d’où il vient', () => {
  const reprise = { numero: autreCandidature, depotId: 'ailleurs' }
  const quand = '2026-03-10 09:00'
  etantDonne(...enDepotComplet)
    .quand(
      { ...deposer({ chapitre: ins, preuve: ins1, depotId: 'ici' }), reprise },
      { acteur: pierre, now: paris(quand), dispositif: complet },
    )
    .alors({ type: 'PreuveDeposee', chapitre: ins, preuve: ins1, depot: depot(quand, 'ici', { reprise }) })
})

test('[GUI-7] [PRE-8] une preuve reprise n’est dispensée de rien de ce que la candidature demande', () => {
  const reprise = { numero: autreCandidature, depotId: 'ailleurs' }
  etantDonne(...insSoumis)
    .quand(
      { ...deposer({ chapitre: facturation, preuve: fac1, depotId: 'ici' }), reprise },
      { acteur: pierre, now: paris('2026-03-12'), dispositif: complet },
    )
    .refuse({ code: 'homologation_a_preciser' })
  const possibles = commandesPossibles(etantDonne(...insSoumis).etat, parNadia).map(({ type }) => type)
  assert.ok(possibles.includes('admettrePreuvesTransverses'))
})
