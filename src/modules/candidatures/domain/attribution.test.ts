import assert from 'node:assert/strict'
import test from 'node:test'
import {
  ann2,
  annuaire,
  claire,
  deposer,
  dmp,
  dmp1,
  dominique,
  etantDonne,
  hugo,
  ines,
  jour,
  lucas,
  nadia,
  paris,
  pierre,
  rang,
} from '../../../../test/harness/cas.ts'
import {
  attribuee,
  conventionASigner,
  conventionSignee,
  dossierValide,
  enDepot,
  inscrite,
  reservesEmises,
  seance,
  toutesLesHistoires,
} from '../../../../test/harness/histoires.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { Candidature } from './candidature.ts'
import type { CommandeDe } from './contexte.ts'

const now = paris('2026-04-02 17:00')
const parNadia = { acteur: nadia, now }
const parInes = { acteur: ines, now }

const preparer: CommandeDe<'preparerConvention'> = { type: 'preparerConvention', document: 'pdf-2' }
const signer: CommandeDe<'signerConvention'> = {
  type: 'signerConvention',
  document: 'pdf-1',
  documentSigne: 'pdf-1-signe',
}
const inscrire: CommandeDe<'inscrireAuCollege'> = { type: 'inscrireAuCollege', seance: jour('2026-04-09') }
const attribuer: CommandeDe<'consignerAttribution'> = { type: 'consignerAttribution' }
const reserver: CommandeDe<'consignerReserves'> = {
  type: 'consignerReserves',
  motif: 'Le DMP n’est pas alimenté.',
  preuves: [{ chapitre: dmp, preuve: dmp1 }],
}
const prononcer: CommandeDe<'prononcerReferencement'> = {
  type: 'prononcerReferencement',
  reference: 'REF-DEMO-000001',
  convention: 'pdf-contresigne',
  attestation: 'pdf-attestation',
  rapport: 'pdf-rapport',
}

/** Every history in which the candidature stands anywhere but there. */
const ailleursQue = (...statuts: readonly Candidature['statut'][]): readonly ReturnType<typeof etantDonne>[] =>
  Object.values(toutesLesHistoires)
    .map(histoire => etantDonne(...histoire))
    .filter(({ etat }) => !statuts.includes(etat.statut))

// La convention

test('[CVN-1] toutes les preuves validées, le gestionnaire prépare la convention', () => {
  const { etat } = etantDonne(...dossierValide)
    .quand(preparer, parNadia)
    .alors({ type: 'ConventionPreparee', document: 'pdf-2' })
  assert.ok(etat.statut === 'convention_a_signer')
  assert.equal(etat.convention.document, 'pdf-2')
})

test('[CVN-1] une convention que nul n’a signée peut être refaite ; la nouvelle seule est à signer', () => {
  const { etat } = etantDonne(...conventionASigner)
    .quand(preparer, parNadia)
    .alors({ type: 'ConventionPreparee', document: 'pdf-2' })
  assert.ok(etat.statut === 'convention_a_signer')
  assert.equal(etat.convention.document, 'pdf-2')
})

test('[CVN-1] la représentante légale signe la convention', () => {
  const { etat } = etantDonne(...conventionASigner)
    .quand(signer, { acteur: claire, now })
    .alors({ type: 'ConventionSigneeParEditeur', documentSigne: 'pdf-1-signe' })
  assert.ok(etat.statut === 'convention_signee')
  assert.deepEqual(etat.convention, {
    document: 'pdf-1',
    prepareeLe: paris('2026-03-20 09:00'),
    prepareePar: { id: 'nadia.benali', nom: 'Nadia Benali', qualite: 'gestionnaire' },
    signeeLe: now,
    signeePar: { id: 'claire.martin', nom: 'Claire Martin', qualite: 'mandataire' },
    documentSigne: 'pdf-1-signe',
  })
})

test('[CVN-1] Impossible de signer la convention si l’on n’est pas représentant légal de l’entreprise', () => {
  const cas = etantDonne(...conventionASigner)
  cas.quand(signer, { acteur: pierre, now }).refuse({ code: 'signature_reservee_au_representant' })
  cas
    .quand(signer, { acteur: { ...pierre, role: 'responsable' }, now })
    .refuse({ code: 'signature_reservee_au_representant' })
  cas.quand(signer, { acteur: lucas, now }).refuse({ code: 'acteur_non_autorise' })
  cas.quand(signer, { acteur: dominique, now }).refuse({ code: 'acteur_non_autorise' })
})

test('[CVN-1] Impossible de préparer la convention si les preuves ne sont pas toutes validées, ou si elle est signée', () => {
  for (const cas of ailleursQue('prete_pour_convention', 'convention_a_signer'))
    cas.quand(preparer, parNadia).refuse({ code: 'statut_incompatible', statut: cas.etat.statut })
})

test('[CVN-1] Impossible de signer la convention si elle n’est pas préparée, ou si elle l’est déjà', () => {
  for (const cas of ailleursQue('convention_a_signer'))
    cas.quand(signer, { acteur: claire, now }).refuse({ code: 'statut_incompatible', statut: cas.etat.statut })
})

// Le collège

test('[CVN-2] une fois la convention signée par l’éditeur, le dossier s’inscrit à une séance', () => {
  const { etat } = etantDonne(...conventionSignee)
    .quand(inscrire, parInes)
    .alors({ type: 'CandidatureInscriteAuCollege', seance: jour('2026-04-09') })
  assert.ok(etat.statut === 'inscrite_au_college')
  assert.equal(etat.seance, '2026-04-09')
})

test('[CVN-2] un dossier s’inscrit encore à la séance du jour, selon le jour de Paris', () => {
  const inscrireAu2 = { ...inscrire, seance }
  const cas = etantDonne(...conventionSignee)
  cas.quand(inscrireAu2, { acteur: ines, now: paris('2026-04-02 23:59:59.999') }).accepte()
  cas.quand(inscrireAu2, { acteur: ines, now: paris('2026-04-03 00:00') }).refuse({ code: 'seance_passee', seance })
})

test('[CVN-2] Impossible d’inscrire un dossier au collège si l’éditeur n’a pas signé', () => {
  for (const histoire of [enDepot, dossierValide, conventionASigner]) {
    const cas = etantDonne(...histoire)
    cas.quand(inscrire, parInes).refuse({ code: 'statut_incompatible', statut: cas.etat.statut })
  }
})

test('[COL-2] un dossier retiré de l’ordre du jour peut être inscrit à une autre séance', () => {
  etantDonne(...inscrite)
    .quand({ type: 'retirerDuCollege' }, parInes)
    .alors({ type: 'CandidatureRetireeDuCollege', seance })
    .quand(inscrire, parInes)
    .accepte()
})

test('[COL-2] le collège attribue le référencement', () => {
  const { etat } = etantDonne(...inscrite)
    .quand(attribuer, parInes)
    .alors({ type: 'ReferencementAttribue', seance })
  assert.ok(etat.statut === 'attribuee')
  assert.deepEqual(etat.decision, {
    seance: '2026-04-02',
    rendueLe: now,
    consigneePar: { id: 'inès.moreau', nom: 'Inès Moreau', qualite: 'secretaire_college, membre_college' },
  })
})

test('[COL-2] le collège émet des réserves bloquantes, et les motive', () => {
  etantDonne(...inscrite)
    .quand({ ...reserver, motif: ' Le DMP n’est pas alimenté. ' }, parInes)
    .alors({ type: 'ReservesBloquantesEmises', seance, motif: 'Le DMP n’est pas alimenté.', preuves: reserver.preuves })
})

test('[COL-3] les preuves nommées par les réserves se redéposent, les autres restent acquises', () => {
  const acteur = pierre
  const cas = etantDonne(...reservesEmises)
  assert.ok(cas.etat.statut === 'depot_des_preuves')
  assert.equal(cas.etat.chapitres[annuaire]?.statut, 'valide')
  const redeposer = deposer({ chapitre: dmp, preuve: dmp1, depotId: 'd1b', remplace: ['d1'] })
  const { etat } = cas.quand(redeposer, { acteur, now }).accepte()
  assert.ok(etat.statut === 'depot_des_preuves')
  assert.deepEqual(
    etat.chapitres[dmp]?.preuves[dmp1]?.versions.map(({ id }) => id),
    ['d1', 'd1b'],
  )
  cas
    .quand(deposer({ chapitre: annuaire, preuve: ann2, depotId: 'x' }), { acteur, now })
    .refuse({ code: 'chapitre_fige', statut: 'valide' })
})

test('[COL-3] les réserves levées, le dossier est validé de nouveau et une autre convention se prépare', () => {
  const { etat } = etantDonne(...reservesEmises)
    .quand(deposer({ chapitre: dmp, preuve: dmp1, depotId: 'd1b', remplace: ['d1'] }), { acteur: pierre, now })
    .accepte()
    .quand({ type: 'soumettreChapitres', chapitres: [dmp], rang: rang(40) }, { acteur: pierre, now })
    .accepte()
    .quand({ type: 'prendreChapitre', chapitre: dmp, rangDeTete: rang(40) }, { acteur: hugo, now })
    .accepte()
    .quand({ type: 'rendreAvis', chapitre: dmp, preuve: dmp1, verdict: 'conforme', motif: '' }, { acteur: hugo, now })
    .accepte()
    .quand({ type: 'validerChapitre', chapitre: dmp }, { acteur: hugo, now })
    .alors({ type: 'ChapitreValide', chapitre: dmp }, { type: 'DossierValide' })
    .quand(preparer, parNadia)
    .accepte()
  assert.equal(etat.statut, 'convention_a_signer')
})

test('[COL-3] Impossible de resoumettre un chapitre réservé si la preuve nommée n’a pas changé', () => {
  etantDonne(...reservesEmises)
    .quand({ type: 'soumettreChapitres', chapitres: [dmp], rang: rang(40) }, { acteur: pierre, now })
    .refuse({ code: 'modifications_incompletes', restantes: [dmp1] })
})

test('[COL-2] Impossible de consigner une décision si la séance n’a pas eu lieu, selon le jour de Paris', () => {
  const laVeille = { acteur: ines, now: paris('2026-04-01 23:59:59.999') }
  const cas = etantDonne(...inscrite)
  for (const commande of [attribuer, reserver]) cas.quand(commande, laVeille).refuse({ code: 'seance_a_venir', seance })
  cas.quand(attribuer, { acteur: ines, now: paris('2026-04-02 00:00') }).accepte()
})

test('[COL-2] Impossible d’émettre des réserves si l’on n’en dit ni la raison ni les preuves', () => {
  const cas = etantDonne(...inscrite)
  cas.quand({ ...reserver, motif: ' ' }, parInes).refuse({ code: 'motif_obligatoire' })
  cas.quand({ ...reserver, preuves: [] }, parInes).refuse({ code: 'preuves_a_preciser' })
})

test('Impossible d’émettre des réserves si les preuves nommées ne sont pas du dossier', () => {
  const cas = etantDonne(...inscrite)
  for (const [chapitre, preuve] of [
    ['dmp', 'ANN.01.01.01'],
    ['absent', 'DMP.01.01.01'],
    ['constructor', 'name'],
    ['dmp', 'toString'],
  ])
    cas
      .quand(
        { ...reserver, preuves: [{ chapitre: chapitre as CodeChapitre, preuve: preuve as NumeroPreuve }] },
        parInes,
      )
      .refuse({ code: 'preuve_inconnue' })
})

test('[COL-2] Impossible de décider au collège si le dossier n’y est pas inscrit', () => {
  for (const cas of ailleursQue('inscrite_au_college'))
    for (const commande of [attribuer, reserver, { type: 'retirerDuCollege' } as const])
      cas.quand(commande, parInes).refuse({ code: 'statut_incompatible', statut: cas.etat.statut })
})

// Le référencement

test('[CVN-3] la direction signe après la décision favorable, et le référencement prend effet', () => {
  const { etat } = etantDonne(...attribuee)
    .quand(prononcer, { acteur: dominique, now })
    .accepte()
  assert.ok(etat.statut === 'referencee')
  assert.equal(etat.referencement.prononceLe, now)
  assert.equal(etat.referencement.signePar.nom, 'Dominique Roux')
})

test('[REF-1] la convention signée, l’attestation et le rapport de conformité sont remis, pour la durée du programme', () => {
  etantDonne(...attribuee)
    .quand(prononcer, { acteur: dominique, now })
    .alors({
      type: 'ReferencementPrononce',
      referencement: {
        reference: 'REF-DEMO-000001',
        debutLe: jour('2026-04-02'),
        finLe: jour('2031-04-02'),
        convention: 'pdf-contresigne',
        attestation: 'pdf-attestation',
        rapport: 'pdf-rapport',
      },
    })
})

test('[REF-1] le référencement commence le jour de la signature à Paris', () => {
  const { etat } = etantDonne(...attribuee)
    .quand(prononcer, { acteur: dominique, now: paris('2028-02-29 00:30') })
    .accepte()
  assert.ok(etat.statut === 'referencee')
  assert.deepEqual([etat.referencement.debutLe, etat.referencement.finLe], ['2028-02-29', '2033-02-28'])
})

test('[CVN-3] Impossible de prononcer le référencement si le collège ne l’a pas attribué', () => {
  for (const cas of ailleursQue('attribuee'))
    cas.quand(prononcer, { acteur: dominique, now }).refuse({ code: 'statut_incompatible', statut: cas.etat.statut })
})

test('[CVN-3] Impossible de prononcer le référencement si l’on n’est pas de la direction', () => {
  for (const acteur of [nadia, ines, claire])
    etantDonne(...attribuee)
      .quand(prononcer, { acteur, now })
      .refuse({ code: 'acteur_non_autorise' })
})

test('[CVN-1] Impossible de signer un texte que l’agence a remplacé depuis qu’on l’a lu', () => {
  etantDonne(...conventionASigner)
    .quand(preparer, parNadia)
    .accepte()
    .quand(signer, { acteur: claire, now })
    .refuse({ code: 'convention_remplacee' })
})
