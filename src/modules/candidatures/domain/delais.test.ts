import assert from 'node:assert/strict'
import test from 'node:test'
import {
  ann2,
  annuaire,
  borne,
  ciba,
  deposer,
  dmp,
  dmp1,
  etantDonne,
  justeAvant,
  nadia,
  paris,
  permanent,
  pierre,
  rang,
} from '../../../../test/harness/cas.ts'
import {
  administrativeSoumise,
  complementAdministratif,
  complementEligibilite,
  modificationsDemandees,
  preuveModifiee,
  reponses,
  reservesEmises,
} from '../../../../test/harness/histoires.ts'
import type { CodeChapitre } from '../../dispositifs/index.ts'
import type { CommandeDe } from './contexte.ts'
import { limiteDAbandon, limiteDuComplement, limiteGarantieDePlace } from './delais.ts'
import type { Fait } from './faits.ts'

const now = paris('2026-03-16 15:00')
const soumettreAdministrative: CommandeDe<'soumettreEtape'> = {
  type: 'soumettreEtape',
  etape: 'administrative',
  reponses,
  fautes: [],
}
const soumettreEligibilite: CommandeDe<'soumettreEtape'> = { ...soumettreAdministrative, etape: 'eligibilite' }
const demanderComplement: CommandeDe<'demanderComplement'> = {
  type: 'demanderComplement',
  etape: 'administrative',
  motif: 'Le Kbis est illisible.',
}
const soumettre = (place: number, ...chapitres: readonly CodeChapitre[]): CommandeDe<'soumettreChapitres'> => ({
  type: 'soumettreChapitres',
  chapitres,
  rang: rang(place),
})

// Le délai de cinq jours ouvrés

const limiteDu4Mars = paris('2026-03-12 00:00')

test('[ADM-8] la réponse au complément est reçue jusqu’au dernier instant du cinquième jour ouvré', () => {
  etantDonne(...complementAdministratif)
    .quand(soumettreAdministrative, { acteur: pierre, now: justeAvant(limiteDu4Mars) })
    .alors({ type: 'EtapeSoumise', etape: 'administrative', version: 2, reponses })
})

test('[ADM-8] Impossible de répondre au complément si minuit a sonné au terme du cinquième jour ouvré', () => {
  for (const tard of [limiteDu4Mars, paris('2026-03-12 00:00:00.001'), paris('2026-06-01 10:00')])
    etantDonne(...complementAdministratif)
      .quand(soumettreAdministrative, { acteur: pierre, now: tard })
      .refuse({ code: 'delai_depasse', limite: limiteDu4Mars, regle: 'ADM-8' })
})

const demandes = [
  { demandeLe: '2026-03-09 00:00', limite: '2026-03-17 00:00', parce: 'au premier instant du jour' },
  { demandeLe: '2026-03-09 23:59:59.999', limite: '2026-03-17 00:00', parce: 'au dernier instant du jour' },
  { demandeLe: '2026-03-10 00:00', limite: '2026-03-18 00:00', parce: 'une milliseconde plus tard' },
  { demandeLe: '2026-03-07 11:00', limite: '2026-03-14 00:00', parce: 'un samedi' },
  { demandeLe: '2026-04-03 11:00', limite: '2026-04-14 00:00', parce: 'avant le lundi de Pâques' },
  { demandeLe: '2026-05-07 11:00', limite: '2026-05-19 00:00', parce: 'avant le 8 mai et l’Ascension' },
  { demandeLe: '2026-12-24 11:00', limite: '2027-01-05 00:00', parce: 'avant Noël et le Jour de l’an' },
  { demandeLe: '2026-03-25 11:00', limite: '2026-04-02 00:00', parce: 'avant le passage à l’heure d’été' },
  { demandeLe: '2026-10-21 11:00', limite: '2026-10-29 00:00', parce: 'avant le passage à l’heure d’hiver' },
]

for (const { demandeLe, limite, parce } of demandes)
  test(`[ADM-8] un complément demandé ${parce} (${demandeLe}) se répond avant ${limite}, pas à cet instant`, () => {
    const cas = etantDonne(...administrativeSoumise)
      .quand(demanderComplement, { acteur: nadia, now: paris(demandeLe) })
      .accepte()
    const minuit = paris(limite)
    cas.quand(soumettreAdministrative, { acteur: pierre, now: justeAvant(minuit) }).accepte()
    cas
      .quand(soumettreAdministrative, { acteur: pierre, now: minuit })
      .refuse({ code: 'delai_depasse', limite: minuit, regle: 'ADM-8' })
  })

test('[ADM-8] les cinq jours courent de la dernière demande', () => {
  etantDonne(...complementAdministratif)
    .quand(soumettreAdministrative, { acteur: pierre, now: paris('2026-03-11 23:00') })
    .accepte()
    .quand(demanderComplement, { acteur: nadia, now: paris('2026-03-13 09:00') })
    .accepte()
    .quand(soumettreAdministrative, { acteur: pierre, now: paris('2026-03-20 23:59:59.999') })
    .accepte()
})

test('[ELI-6] un complément d’éligibilité a les mêmes cinq jours ouvrés', () => {
  const limite = paris('2026-03-17 00:00')
  const cas = etantDonne(...complementEligibilite)
  cas
    .quand(soumettreEligibilite, { acteur: pierre, now: justeAvant(limite) })
    .alors({ type: 'EtapeSoumise', etape: 'eligibilite', version: 2, reponses })
  cas
    .quand(soumettreEligibilite, { acteur: pierre, now: limite })
    .refuse({ code: 'delai_depasse', limite, regle: 'ADM-8' })
})

// La place dans la file

const notifieLe = paris('2026-03-16 10:00')
const vingtQuatreHeures = paris('2026-03-17 10:00')

test('[INT-5] une réponse dans les 24 h garde la place, et l’heure à laquelle le chapitre avait été reçu', () => {
  const { etat } = etantDonne(...preuveModifiee)
    .quand(soumettre(30, annuaire), { acteur: pierre, now: paris('2026-03-16 18:00') })
    .alors({ type: 'ChapitreResoumis', chapitre: annuaire, rang: rang(11), placeGardee: true })
  assert.ok(etat.statut === 'depot_des_preuves')
  const chapitre = etat.chapitres[annuaire]
  assert.ok(chapitre?.statut === 'en_file')
  assert.deepEqual([chapitre.rang, chapitre.recuLe], [11, paris('2026-03-11 10:00')])
})

test('[INT-5] à 23:59:59.999 la place est encore gardée', () => {
  etantDonne(...preuveModifiee)
    .quand(soumettre(30, annuaire), { acteur: pierre, now: justeAvant(vingtQuatreHeures) })
    .alors({ type: 'ChapitreResoumis', chapitre: annuaire, rang: rang(11), placeGardee: true })
})

test('[INT-5] à 24 h juste le chapitre repart en fin de file, reçu à cet instant', () => {
  const { etat } = etantDonne(...preuveModifiee)
    .quand(soumettre(30, annuaire), { acteur: pierre, now: vingtQuatreHeures })
    .alors({ type: 'ChapitreResoumis', chapitre: annuaire, rang: rang(30), placeGardee: false })
  assert.ok(etat.statut === 'depot_des_preuves')
  const chapitre = etat.chapitres[annuaire]
  assert.ok(chapitre?.statut === 'en_file')
  assert.deepEqual([chapitre.rang, chapitre.recuLe], [30, vingtQuatreHeures])
})

const demandeesLe = (moment: string): readonly Fait[] =>
  modificationsDemandees.map(fait => (fait.le === notifieLe ? { ...fait, le: paris(moment) } : fait))

for (const { demandees, limite, heure } of [
  { demandees: '2026-03-28 12:00', limite: '2026-03-29 13:00', heure: 'd’été : à 13 h du lendemain' },
  { demandees: '2026-10-24 12:00', limite: '2026-10-25 11:00', heure: 'd’hiver : à 11 h du lendemain' },
])
  test(`[INT-5] les 24 h sont des heures écoulées quand on passe à l’heure ${heure}`, () => {
    const cas = etantDonne(...demandeesLe(demandees))
      .quand(deposer({ chapitre: annuaire, preuve: ann2, depotId: 'a2b', remplace: ['a2'] }), {
        acteur: pierre,
        now: paris(demandees),
      })
      .accepte()
    cas
      .quand(soumettre(30, annuaire), { acteur: pierre, now: justeAvant(paris(limite)) })
      .alors({ type: 'ChapitreResoumis', chapitre: annuaire, rang: rang(11), placeGardee: true })
    cas
      .quand(soumettre(30, annuaire), { acteur: pierre, now: paris(limite) })
      .alors({ type: 'ChapitreResoumis', chapitre: annuaire, rang: rang(30), placeGardee: false })
  })

test('[INT-5] un programme sans garantie de place renvoie toujours en fin de file', () => {
  etantDonne(...preuveModifiee)
    .quand(soumettre(30, annuaire), { acteur: pierre, now, dispositif: permanent })
    .alors({ type: 'ChapitreResoumis', chapitre: annuaire, rang: rang(30), placeGardee: false })
})

test('[INT-5] soumis ensemble, seuls les chapitres qui n’ont pas de place gardée en prennent une nouvelle', () => {
  etantDonne(...preuveModifiee)
    .quand(soumettre(30, dmp, annuaire, ciba), { acteur: pierre, now })
    .alors(
      { type: 'ChapitreSoumis', chapitre: dmp, rang: rang(30), preuves: 1 },
      { type: 'ChapitreResoumis', chapitre: annuaire, rang: rang(11), placeGardee: true },
      { type: 'ChapitreSoumis', chapitre: ciba, rang: rang(31), preuves: 1 },
    )
})

test('[COL-3] un chapitre rouvert par des réserves repart en fin de file, si vite qu’il revienne', () => {
  const acteur = pierre
  etantDonne(...reservesEmises)
    .quand(deposer({ chapitre: dmp, preuve: dmp1, depotId: 'd1b', remplace: ['d1'] }), {
      acteur,
      now: paris('2026-04-02 16:01'),
    })
    .accepte()
    .quand(soumettre(40, dmp), { acteur, now: paris('2026-04-02 16:02') })
    .alors({ type: 'ChapitreResoumis', chapitre: dmp, rang: rang(40), placeGardee: false })
})

// L’abandon

const trenteJours = paris('2026-04-16 00:00')

test('[INT-6] la réponse est reçue jusqu’au dernier instant du trentième jour', () => {
  etantDonne(...preuveModifiee)
    .quand(soumettre(30, annuaire), { acteur: pierre, now: justeAvant(trenteJours) })
    .alors({ type: 'ChapitreResoumis', chapitre: annuaire, rang: rang(30), placeGardee: false })
})

test('[INT-6] Impossible de déposer ou de resoumettre si trente jours sont passés sans réponse', () => {
  const refus = { code: 'delai_depasse', limite: trenteJours, regle: 'INT-6' } as const
  const cas = etantDonne(...preuveModifiee)
  cas.quand(soumettre(30, annuaire), { acteur: pierre, now: trenteJours }).refuse(refus)
  cas
    .quand(deposer({ chapitre: annuaire, preuve: ann2, depotId: 'a2c' }), { acteur: pierre, now: trenteJours })
    .refuse(refus)
})

test('[INT-6] un programme qui ne connaît pas l’abandon attend la réponse aussi longtemps qu’il faut', () => {
  etantDonne(...preuveModifiee)
    .quand(soumettre(30, annuaire), { acteur: pierre, now: paris('2029-01-01 10:00'), dispositif: permanent })
    .accepte()
})

// Les délais sont ceux du programme

const { delais } = borne
const vendredi = paris('2026-04-03 11:00')

test('le complément se compte comme le programme le dit : en jours ouvrés, ou calendaires, prorogés ou non', () => {
  const complement = { ...delais.complement, decompte: 'calendaires' } as const
  assert.equal(limiteDuComplement(vendredi, delais), paris('2026-04-14 00:00'))
  assert.equal(limiteDuComplement(vendredi, { ...delais, complement }), paris('2026-04-09 00:00'))
  const huitJours = { ...complement, jours: 8 }
  assert.equal(limiteDuComplement(vendredi, { ...delais, complement: huitJours }), paris('2026-04-12 00:00'))
  const proroge = { ...huitJours, proroge: true }
  assert.equal(limiteDuComplement(vendredi, { ...delais, complement: proroge }), paris('2026-04-14 00:00'))
})

test('l’abandon se compte en jours calendaires, prorogés si le programme le dit', () => {
  const depuis = paris('2026-04-02 11:00')
  assert.equal(limiteDAbandon(depuis, delais), paris('2026-05-03 00:00'))
  const abandon = { jours: 30, decompte: 'calendaires', proroge: true, adverse: 'propose' } as const
  assert.equal(limiteDAbandon(depuis, { ...delais, abandon }), paris('2026-05-05 00:00'))
})

test('la place est gardée le nombre d’heures que le programme dit', () => {
  assert.equal(limiteGarantieDePlace(vendredi, { ...delais, gardeRang: { heures: 48 } }), paris('2026-04-05 11:00'))
})

test('un programme sans garantie ni abandon n’a pas de limite', () => {
  assert.equal(limiteGarantieDePlace(vendredi, permanent.delais), null)
  assert.equal(limiteDAbandon(vendredi, permanent.delais), null)
})
