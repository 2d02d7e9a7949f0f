import assert from 'node:assert/strict'
import test from 'node:test'
import { etantDonne, hugo, nadia, paris, pierre } from '../../../../test/harness/cas.ts'
import { complet } from '../../../../test/harness/complet.ts'
import {
  administrativeAcceptee,
  conventionASigner,
  dossierValide,
  inscrite,
  modificationsDemandees,
  refusee,
  toutesLesHistoires,
} from '../../../../test/harness/histoires.ts'
import { acte, insSoumis, mediationConclue, mediationDemandee } from '../../../../test/harness/histoires-controles.ts'
import { echeances } from './echeances.ts'
import type { Fait } from './faits.ts'
import { suite } from './suite.ts'

const demander = { type: 'demanderMediation', motif: ' Les avis se contredisent. ' } as const
const conclure = { type: 'conclureMediation', conclusion: ' Un point est organisé. ' } as const
const parPierre = { acteur: pierre, now: paris('2026-03-12 18:00'), dispositif: complet }
const parNadia = { acteur: nadia, now: paris('2026-03-18 18:00'), dispositif: complet }

test('[INT-10] l’éditeur en difficulté demande une médiation, et dit pourquoi', () => {
  const cas = etantDonne(...insSoumis)
  cas.quand(demander, parPierre).alors({ type: 'MediationDemandee', motif: 'Les avis se contredisent.' })
  cas.quand({ ...demander, motif: '  ' }, parPierre).refuse({ code: 'motif_obligatoire' })
})

test('[INT-10] une à la fois ; conclue, une autre peut être demandée', () => {
  etantDonne(...mediationDemandee)
    .quand(demander, parPierre)
    .refuse({ code: 'mediation_en_cours' })
  etantDonne(...mediationConclue)
    .quand(demander, { ...parPierre, now: paris('2026-03-20') })
    .accepte()
})

test('[INT-10] la gestionnaire la conclut, et dit comment', () => {
  const cas = etantDonne(...mediationDemandee)
  const { etat } = cas.quand(conclure, parNadia).alors({
    type: 'MediationConclue',
    conclusion: 'Un point est organisé.',
  })
  assert.ok('mediation' in etat)
  assert.deepEqual(etat.mediation, {
    statut: 'conclue',
    motif: 'Les avis se contredisent.',
    demandeeLe: paris('2026-03-12 18:00'),
    demandeePar: { id: 'pierre.durand', nom: 'Pierre Durand', qualite: 'salarie' },
    conclusion: 'Un point est organisé.',
    concluLe: paris('2026-03-18 18:00'),
    concluPar: { id: 'nadia.benali', nom: 'Nadia Benali', qualite: 'gestionnaire' },
  })
  cas.quand({ ...conclure, conclusion: '' }, parNadia).refuse({ code: 'motif_obligatoire' })
  for (const histoire of [insSoumis, mediationConclue])
    etantDonne(...histoire)
      .quand(conclure, parNadia)
      .refuse({ code: 'aucune_mediation' })
})

test('[INT-10] elle se demande face aux vérificateurs, pendant le dépôt et l’instruction, et pas ailleurs', () => {
  for (const histoire of [administrativeAcceptee, dossierValide, conventionASigner, refusee]) {
    const cas = etantDonne(...histoire)
    cas.quand(demander, parPierre).refuse({ code: 'statut_incompatible', statut: cas.etat.statut })
  }
})

/** The same history, in which a mediation was asked for as soon as it could be. */
const avecMediation = (histoire: readonly Fait[]): readonly Fait[] =>
  histoire.flatMap(fait =>
    fait.type === 'EligibiliteAcceptee'
      ? [fait, ...acte('2026-03-09 15:00', pierre, { type: 'MediationDemandee', motif: 'Difficultés.' })]
      : [fait],
  )

test('[INT-10] demandée, elle se conclut où qu’en soit le dossier, tant qu’il n’est pas clos', () => {
  for (const histoire of [dossierValide, conventionASigner, inscrite])
    etantDonne(...avecMediation(histoire))
      .quand(conclure, parNadia)
      .accepte()
  const clos = etantDonne(...refusee)
  clos.quand(conclure, parNadia).refuse({ code: 'statut_incompatible', statut: 'close' })
})

test('[INT-10] elle n’arrête aucun délai et n’empêche rien : une tâche de plus pour l’agence, c’est tout', () => {
  assert.notDeepEqual(echeances(etantDonne(...modificationsDemandees).etat, complet), [])
  for (const [nom, histoire] of Object.entries(toutesLesHistoires)) {
    if (!histoire.some(({ type }) => type === 'EligibiliteAcceptee')) continue
    const [sans, avec] = [histoire, avecMediation(histoire)].map(faits => etantDonne(...faits).etat)
    assert.ok(sans && avec)
    assert.deepEqual(echeances(avec, complet), echeances(sans, complet), nom)
    const enPlus = sans.statut === 'referencee' ? [] : ['conclure_mediation']
    const taches = suite(avec, complet).map(({ action }) => action)
    assert.deepEqual(
      taches.toSorted(),
      [...suite(sans, complet).map(({ action }) => action), ...enPlus].toSorted(),
      nom,
    )
  }
})

test('[INT-10] l’éditeur seul la demande, une gestionnaire seule la conclut', () => {
  for (const acteur of [hugo, nadia])
    etantDonne(...insSoumis)
      .quand(demander, { ...parPierre, acteur })
      .refuse({ code: 'acteur_non_autorise' })
  for (const acteur of [hugo, pierre])
    etantDonne(...mediationDemandee)
      .quand(conclure, { ...parNadia, acteur })
      .refuse({ code: 'acteur_non_autorise' })
})
