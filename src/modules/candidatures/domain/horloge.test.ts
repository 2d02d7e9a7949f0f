import assert from 'node:assert/strict'
import test from 'node:test'
import {
  ann1,
  ann2,
  annuaire,
  automatique,
  borne,
  ciba,
  dmp,
  etantDonne,
  horloge,
  hugo,
  J1,
  J2,
  J3,
  justeAvant,
  nadia,
  paris,
  pierre,
  rang,
} from '../../../../test/harness/cas.ts'
import { complet, jalonsAutomatiques } from '../../../../test/harness/complet.ts'
import {
  administrativeAcceptee,
  administrativeSoumise,
  annuaireEnFile,
  annuaireJuge,
  complementAdministratif,
  eligibiliteSoumise,
  enDepot,
  modificationsDemandees,
  ouverte,
  toutesLesHistoires,
} from '../../../../test/harness/histoires.ts'
import { homologationEnAttente, histoiresCompletes } from '../../../../test/harness/histoires-completes.ts'
import { acte } from '../../../../test/harness/histoires-controles.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { cleEcheance, type Echeance, echeances, echeancesDepassees } from './echeances.ts'
import type { Fait } from './faits.ts'
import { effetAProposer } from './horloge.ts'

const constater = { type: 'constaterEcheance', explication: 'Aucune réponse reçue.' } as const
const proposer = { type: 'proposerEffet', agent: { id: nadia.personneId, nom: nadia.nom } } as const
const close = { type: 'CandidatureClose', explication: 'Aucune réponse reçue.' } as const

const echeanceDe = (histoire: readonly Fait[], regle: Echeance['regle'], dispositif: Dispositif): Echeance =>
  echeances(etantDonne(...histoire).etat, dispositif).find(echeance => echeance.regle === regle) ?? assert.fail(regle)

// Proposer

test('[P19] l’horloge propose l’effet à un agent à l’instant de l’échéance, pas une milliseconde avant, et une fois', () => {
  const cas = etantDonne(...ouverte)
  cas.quand(proposer, { acteur: horloge, now: justeAvant(J1) }).refuse({ code: 'delai_en_cours', limite: J1 })
  cas
    .quand(proposer, { acteur: horloge, now: J1 })
    .alors({ type: 'EffetPropose', echeance: `JAL-1:jalon:${J1}`, quand: J1, agent: proposer.agent })
    .quand(proposer, { acteur: horloge, now: J2 })
    .refuse({ code: 'effet_deja_propose' })
})

test('[P19] une proposition ne change rien à la candidature, et reste dans sa mémoire', () => {
  const cas = etantDonne(...ouverte)
  const propose = cas.quand(proposer, { acteur: horloge, now: J1 }).accepte()
  const { propositions, ...reste } = propose.etat
  assert.deepEqual(reste, cas.etat)
  assert.deepEqual(propositions, [{ echeance: `JAL-1:jalon:${J1}`, agent: proposer.agent, proposeeLe: J1 }])
  const { etat } = propose.quand(constater, { acteur: nadia, now: J1 }).accepte()
  assert.equal(etat.statut, 'close')
  assert.deepEqual(etat.propositions, propositions)
})

test('[P19] l’agent qui prononce n’est pas tenu d’être celui à qui c’est proposé, ni d’attendre une proposition', () => {
  const autre = { ...nadia, personneId: 'autre', nom: 'Autre Gestionnaire' }
  etantDonne(...ouverte)
    .quand(proposer, { acteur: horloge, now: J1 })
    .accepte()
    .quand(constater, { acteur: autre, now: J1 })
    .accepte()
  etantDonne(...ouverte)
    .quand(constater, { acteur: nadia, now: J1 })
    .accepte()
})

test('[P10] [P19] un jalon déplacé fait une autre échéance : elle se propose à son tour', () => {
  const quand = paris('2026-06-01 12:00')
  const [premier, ...suivants] = borne.jalons
  assert.ok(premier)
  const deplace: Dispositif = { ...borne, jalons: [{ ...premier, quand }, ...suivants] }
  const cas = etantDonne(...ouverte)
    .quand(proposer, { acteur: horloge, now: J1 })
    .accepte()
  cas
    .quand(constater, { acteur: nadia, now: J1, dispositif: deplace })
    .refuse({ code: 'delai_en_cours', limite: quand })
  cas
    .quand(proposer, { acteur: horloge, now: quand, dispositif: deplace })
    .alors({ type: 'EffetPropose', echeance: `JAL-1:jalon:${quand}`, quand, agent: proposer.agent })
})

test('[P19] Impossible à quiconque d’autre que l’horloge de proposer un effet', () => {
  for (const acteur of [pierre, nadia])
    etantDonne(...ouverte)
      .quand(proposer, { acteur, now: J1 })
      .refuse({ code: 'acteur_non_autorise' })
})

test('[P19] l’horloge ne propose pas ce qu’elle a à prononcer elle-même', () => {
  const limite = paris('2026-03-12 00:00')
  const { etat } = etantDonne(...complementAdministratif)
  assert.equal(effetAProposer(etat, { dispositif: automatique, now: limite }), null)
  assert.equal(effetAProposer(etat, { dispositif: borne, now: limite })?.regle, 'ADM-8')
})

test('[P19] Impossible de prononcer un effet pour une autre échéance que celle qui fut lue', () => {
  const abandon = paris('2026-04-16 00:00')
  const cas = etantDonne(...modificationsDemandees)
  const [premiere] = echeancesDepassees(cas.etat, borne, J3)
  assert.ok(premiere?.quand === abandon)
  cas
    .quand({ ...constater, echeance: `JAL-2:jalon:${J2}` }, { acteur: nadia, now: J3 })
    .refuse({ code: 'autre_echeance', limite: abandon })
  cas
    .quand({ ...constater, echeance: cleEcheance(premiere) }, { acteur: nadia, now: J3 })
    .alors({ ...close, motif: 'sans_reponse_30_jours' })
})

// Un délai automatique derrière une échéance proposée

/** Asked on Tuesday 12 May, the eve of J1: with Ascension Day on the 14th, an answer is due by the end of Wednesday 20. */
const complementALaVeille: readonly Fait[] = [
  ...administrativeSoumise,
  ...acte('2026-05-12 15:00', nadia, { type: 'ComplementDemande', etape: 'administrative', motif: 'Le Kbis manque.' }),
]

test('[P19] [ADM-8] une échéance proposée avant lui ne cache pas à l’horloge un délai automatique', () => {
  const limite = paris('2026-05-21 00:00')
  const ronde = { acteur: horloge, dispositif: automatique } as const
  const cas = etantDonne(...complementALaVeille)
    .quand(proposer, { ...ronde, now: J1 })
    .accepte()
  cas.quand(constater, { ...ronde, now: justeAvant(limite) }).refuse({ code: 'acteur_non_autorise' })
  cas.quand(constater, { ...ronde, now: limite }).alors({ ...close, motif: 'complement_sans_reponse' })
})

test('[P19] l’agent, lui, prononce la première échéance passée, quel qu’en soit le régime', () => {
  etantDonne(...complementALaVeille)
    .quand(constater, { acteur: nadia, now: paris('2026-05-21 00:00'), dispositif: automatique })
    .alors({ ...close, motif: 'jalon_manque' })
})

// Jalons automatiques

test('[P19] [JAL-1] si le programme le dit, l’horloge clôt seule la candidature qui a manqué un jalon', () => {
  for (const [histoire, now] of [
    [ouverte, J1],
    [administrativeAcceptee, J1],
    [enDepot, J2],
  ] as const)
    etantDonne(...histoire)
      .quand(constater, { acteur: horloge, now, dispositif: jalonsAutomatiques })
      .alors({ ...close, motif: 'jalon_manque' })
})

/** The same files, in the agency's hands when the milestone passed: the éditeur could do nothing. */
const chezLAgence: readonly (readonly [string, Echeance['regle'], readonly Fait[]])[] = [
  ['l’étape 1 attend d’être examinée', 'JAL-1', administrativeSoumise],
  [
    'l’étape 1 fut acceptée après J1',
    'JAL-1',
    [...administrativeSoumise, ...acte('2026-05-13 12:00', nadia, { type: 'CandidatureAdministrativeAcceptee' })],
  ],
  [
    'l’éligibilité fut acceptée après J2',
    'JAL-2',
    [
      ...eligibiliteSoumise,
      ...acte('2026-12-09 12:00', nadia, {
        type: 'EligibiliteAcceptee',
        profils: ['general'],
        chapitres: borne.rem.chapitres.map(({ code }) => ({ code, preuves: [ann1] })),
      }),
    ],
  ],
]

for (const [cas, regle, histoire] of chezLAgence)
  test(`[P19] [${regle}] ${cas} : l’échéance est à l’agence, et l’horloge ne clôt pas seule`, () => {
    const { qui, quand } = echeanceDe(histoire, regle, jalonsAutomatiques)
    assert.deepEqual(qui, { partie: 'agence', role: 'gestionnaire' })
    const ronde = { acteur: horloge, now: quand, dispositif: jalonsAutomatiques } as const
    const dossier = etantDonne(...histoire)
    dossier.quand(constater, ronde).refuse({ code: 'acteur_non_autorise' })
    dossier.quand(proposer, ronde).accepte()
  })

test('[P19] [JAL-3] des modifications demandées après J3 ne font pas clore par l’horloge, celles d’avant si', () => {
  const demande = (quand: string): readonly Fait[] => [
    ...annuaireJuge,
    ...acte(
      '2026-12-01 09:00',
      pierre,
      { type: 'ChapitreSoumis', chapitre: dmp, rang: rang(40), preuves: 1 },
      { type: 'ChapitreSoumis', chapitre: ciba, rang: rang(41), preuves: 1 },
    ),
    ...acte(quand, hugo, { type: 'ModificationsDemandees', chapitre: annuaire, preuves: [ann2], message: '' }),
  ]
  const sansAbandon = { ...jalonsAutomatiques, delais: { ...borne.delais, abandon: null } }
  const ronde = { acteur: horloge, now: paris('2027-03-11 09:00'), dispositif: sansAbandon } as const
  etantDonne(...demande('2027-03-10 11:59'))
    .quand(constater, ronde)
    .alors({ ...close, motif: 'jalon_manque' })
  etantDonne(...demande('2027-03-10 12:00'))
    .quand(constater, ronde)
    .refuse({ code: 'acteur_non_autorise' })
})

test('tant que l’éditeur tient quelque chose, l’échéance d’un jalon est à lui', () => {
  for (const [histoire, regle] of [
    [ouverte, 'JAL-1'],
    [complementALaVeille, 'JAL-1'],
    [administrativeAcceptee, 'JAL-1'],
    [annuaireEnFile, 'JAL-2'],
    [annuaireEnFile, 'JAL-3'],
  ] as const)
    assert.deepEqual(echeanceDe(histoire, regle, jalonsAutomatiques).qui, { partie: 'editeur' })
  assert.deepEqual(echeanceDe(homologationEnAttente, 'JAL-3', complet).qui, { partie: 'editeur' })
})

test('[P19] sans agent et sans programme automatique, l’horloge ne clôt aucun dossier, jusqu’à la fin des temps', () => {
  const now = paris('2030-01-01')
  for (const [nom, histoire] of [...Object.entries(toutesLesHistoires), ...Object.entries(histoiresCompletes)]) {
    const dispositif = nom in toutesLesHistoires ? borne : complet
    const { decision } = etantDonne(...histoire).quand(constater, { acteur: horloge, now, dispositif })
    assert.equal(decision.ok, false, nom)
  }
})

test('le nom d’une échéance dit la règle, l’objet et l’instant', () => {
  assert.equal(cleEcheance(echeanceDe(modificationsDemandees, 'INT-6', borne)), `INT-6:annuaire:${paris('2026-04-16')}`)
  assert.equal(cleEcheance(echeanceDe(complementAdministratif, 'ADM-8', borne)), `ADM-8:etape:${paris('2026-03-12')}`)
})
