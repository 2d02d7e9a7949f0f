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
  dominique,
  etantDonne,
  hugo,
  ines,
  jour,
  nadia,
  ouvrir,
  paris,
  pierre,
  psc1,
  rang,
} from '../../../../test/harness/cas.ts'
import { enDepot, seance } from '../../../../test/harness/histoires.ts'
import {
  accordee,
  autorise,
  certifiee,
  dernierPris,
  entier,
  entierDepose,
  entierPris,
  entierSoumis,
  histoiresDossierEntier,
  inscriteSansConvention,
  pretePourDecision,
  reservesSansConvention,
} from '../../../../test/harness/histoires-dossier-entier.ts'
import { echeances } from './echeances.ts'
import { evolve, replier } from './evolve.ts'
import { suite } from './suite.ts'

const dispositif = entier
const parPierre = { acteur: pierre, now: paris('2026-03-11 10:00'), dispositif }
const soumettre = (...chapitres: readonly (typeof annuaire)[]) =>
  ({ type: 'soumettreChapitres', chapitres, rang: rang(11) }) as const
const actionsDe = (histoire: Parameters<typeof replier>[0]): readonly string[] =>
  suite(replier(histoire), dispositif).map(({ action }) => action)

test('[EDC-1] le numéro que donne le dispositif suit la candidature de son ouverture à son issue', () => {
  const identifiant = '0123456789012345'
  const { etat } = etantDonne()
    .quand({ ...ouvrir, identifiant }, { ...parPierre, now: paris('2026-03-02 09:00') })
    .accepte()
  assert.equal(etat.identifiant, identifiant)
  for (const histoire of Object.values(histoiresDossierEntier)) assert.equal(replier(histoire).identifiant, identifiant)
})

test('[PRE-5] le dossier se remet entier : tous ses chapitres en une fois', () => {
  etantDonne(...entierDepose)
    .quand(soumettre(annuaire, dmp, ciba), parPierre)
    .alors(
      { type: 'ChapitreSoumis', chapitre: annuaire, rang: rang(11), preuves: 2 },
      { type: 'ChapitreSoumis', chapitre: dmp, rang: rang(12), preuves: 1 },
      { type: 'ChapitreSoumis', chapitre: ciba, rang: rang(13), preuves: 1 },
    )
})

test('[PRE-5] Impossible de remettre un chapitre seul si le dossier se remet entier', () => {
  const cas = etantDonne(...entierDepose)
  cas.quand(soumettre(annuaire), parPierre).refuse({ code: 'dossier_a_soumettre_entier', chapitres: [dmp, ciba] })
  cas.quand(soumettre(ciba, annuaire), parPierre).refuse({ code: 'dossier_a_soumettre_entier', chapitres: [dmp] })
  cas.quand(soumettre(dmp), { ...parPierre, dispositif: { ...entier, uniteDInstruction: 'chapitre' } }).accepte()
})

test('[PRE-5] Impossible de remettre le dossier entier si une preuve manque', () => {
  etantDonne(...enDepot)
    .quand(soumettre(annuaire, dmp, ciba), parPierre)
    .refuse({ code: 'chapitre_incomplet', manquantes: [ann1, ann2] })
})

test('[PRE-5] [PRE-6] la réponse à une demande de modification se remet par chapitre', () => {
  const now = paris('2026-04-03 10:00')
  etantDonne(...reservesSansConvention)
    .quand(soumettre(annuaire), { ...parPierre, now })
    .alors({ type: 'ChapitreResoumis', chapitre: annuaire, rang: rang(11), placeGardee: false })
})

test('[PRE-5] la suite demande les preuves qui manquent, puis de remettre le dossier', () => {
  assert.deepEqual(actionsDe(enDepot), ['deposer_preuves', 'deposer_preuves', 'deposer_preuves'])
  const presque = etantDonne(...enDepot)
    .quand(deposer({ chapitre: dmp, preuve: dmp1, depotId: 'd1' }), parPierre)
    .accepte()
    .quand(deposer({ chapitre: ciba, preuve: psc1, depotId: 'p1' }), parPierre)
    .accepte()
  assert.deepEqual(actionsDe(presque.faits), ['deposer_preuves'])
  assert.deepEqual(actionsDe(entierDepose), ['soumettre_dossier'])
  assert.deepEqual(actionsDe(entierSoumis), ['prendre_chapitre', 'prendre_chapitre', 'prendre_chapitre'])
  assert.deepEqual(actionsDe(reservesSansConvention), ['resoumettre_chapitre'])
})

test('[EDC-3] la validation du chapitre délivre l’autorisation, une fois', () => {
  const valider = { type: 'validerChapitre', chapitre: annuaire, autorisation: 'pdf-autorisation' } as const
  const parHugo = { acteur: hugo, now: paris('2026-03-16 09:30'), dispositif }
  const { etat } = etantDonne(...entierPris)
    .quand(valider, parHugo)
    .alors(
      { type: 'ChapitreValide', chapitre: annuaire },
      { type: 'AutorisationDelivree', chapitre: annuaire, document: 'pdf-autorisation' },
    )
  assert.ok('autorisation' in etat)
  assert.deepEqual([etat.autorisation?.document, etat.autorisation?.delivreeLe], ['pdf-autorisation', parHugo.now])
  const plusTard = { ...parHugo, now: paris('2026-04-06 10:00') }
  etantDonne(...reservesSansConvention)
    .quand(soumettre(annuaire), { ...parPierre, now: paris('2026-04-03 10:00') })
    .accepte()
    .quand({ type: 'prendreChapitre', chapitre: annuaire, rangDeTete: rang(11) }, plusTard)
    .accepte()
    .quand({ type: 'rendreAvis', chapitre: annuaire, preuve: ann1, verdict: 'conforme', motif: '' }, plusTard)
    .accepte()
    .quand(valider, plusTard)
    .alors({ type: 'ChapitreValide', chapitre: annuaire }, { type: 'DossierValide', sansConvention: true })
})

test('[EDC-3] un autre chapitre, ou un autre dispositif, ne délivre rien', () => {
  const parHugo = { acteur: hugo, now: paris('2026-03-18 10:20'), dispositif }
  const autorisation = 'pdf-autorisation'
  etantDonne(...dernierPris)
    .quand({ type: 'validerChapitre', chapitre: ciba, autorisation }, parHugo)
    .alors({ type: 'ChapitreValide', chapitre: ciba }, { type: 'DossierValide', sansConvention: true })
  etantDonne(...entierPris)
    .quand(
      { type: 'validerChapitre', chapitre: annuaire, autorisation },
      { ...parHugo, dispositif: { ...entier, autorisation: null } },
    )
    .alors({ type: 'ChapitreValide', chapitre: annuaire })
})

test('[DMN-3] sans convention, le dossier validé va à la décision', () => {
  const { etat } = etantDonne(...pretePourDecision)
  assert.ok(etat.statut === 'prete_pour_decision')
  assert.equal(etat.valideeLe, paris('2026-03-18 10:20'))
  assert.ok('autorisation' in etat && etat.autorisation?.document === 'pdf-autorisation')
  assert.deepEqual(actionsDe(pretePourDecision), ['inscrire_au_college'])
  etantDonne(...pretePourDecision)
    .quand({ type: 'inscrireAuCollege', seance }, { acteur: ines, now: paris('2026-03-25 09:00'), dispositif })
    .alors({ type: 'CandidatureInscriteAuCollege', seance })
})

test('[DMN-3] Impossible de préparer ou de signer une convention si le dispositif n’en a pas', () => {
  const parNadia = { acteur: nadia, now: paris('2026-03-20 09:00'), dispositif }
  for (const histoire of [pretePourDecision, inscriteSansConvention, accordee])
    etantDonne(...histoire)
      .quand({ type: 'preparerConvention', document: 'pdf' }, parNadia)
      .refuse({ code: 'statut_incompatible', statut: replier(histoire).statut })
})

test('[INT-9] l’instruction se compte jusqu’à la décision, sans signature qui la suspende', () => {
  const compte = { ...entier, delais: { ...entier.delais, instruction: { jours: 60 } } }
  for (const histoire of [entierSoumis, pretePourDecision, inscriteSansConvention, accordee]) {
    const due = echeances(replier(histoire), compte).find(({ regle }) => regle === 'INT-9')
    assert.deepEqual([due?.depuis, due?.quand], [paris('2026-03-11 10:00'), paris('2026-05-11 00:00')])
  }
  const [, decision] = [entierSoumis, pretePourDecision].map(histoire => echeances(replier(histoire), compte)[0]?.qui)
  assert.deepEqual(decision, { partie: 'agence', role: 'secretaire_college' })
})

test('[DMN-3] retirée de l’ordre du jour, la candidature attend de nouveau une séance', () => {
  const { etat } = etantDonne(...inscriteSansConvention)
    .quand({ type: 'retirerDuCollege' }, { acteur: ines, now: paris('2026-03-26 09:00'), dispositif })
    .accepte()
  assert.deepEqual(etat, replier(pretePourDecision))
})

test('[COL-3] des réserves rouvrent les preuves, sans convention comme avec elle', () => {
  const { etat } = etantDonne(...inscriteSansConvention)
    .quand(
      { type: 'consignerReserves', motif: 'Non.', preuves: [{ chapitre: annuaire, preuve: ann1 }] },
      { acteur: ines, now: paris('2026-04-02 16:00'), dispositif },
    )
    .accepte()
  assert.ok(etat.statut === 'depot_des_preuves')
  assert.deepEqual(
    Object.values(etat.chapitres).map(({ statut }) => statut),
    ['reserve', 'valide', 'valide'],
  )
  assert.ok(etat.autorisation)
})

test('[DMN-3] [REF-1] l’agence signe : ce qui est accordé prend effet, sans convention', () => {
  const { etat } = etantDonne(...accordee)
    .quand(
      {
        type: 'prononcerReferencement',
        reference: 'REF-DEMO-000001',
        attestation: 'pdf-certificat',
        rapport: 'pdf-rapport',
      },
      { acteur: dominique, now: paris('2026-04-07 10:00'), dispositif },
    )
    .alors({
      type: 'ReferencementPrononce',
      referencement: {
        reference: 'REF-DEMO-000001',
        debutLe: jour('2026-04-07'),
        finLe: jour('2031-04-07'),
        attestation: 'pdf-certificat',
        rapport: 'pdf-rapport',
      },
    })
  assert.deepEqual(etat, replier(certifiee))
  assert.ok(etat.statut === 'referencee' && etat.convention === undefined)
})

test('une autorisation ne se délivre que pendant le dépôt des preuves', () => {
  const delivree = autorise.at(-1)
  assert.ok(delivree?.type === 'AutorisationDelivree')
  assert.throws(() => evolve(replier(pretePourDecision), delivree))
})
