import assert from 'node:assert/strict'
import test from 'node:test'
import { etantDonne, hugo, J3, justeAvant, maya, nadia, paris, pierre } from '../../../../test/harness/cas.ts'
import { complet, completPermanent, facturation, ins, ins1 } from '../../../../test/harness/complet.ts'
import { toutDepose } from '../../../../test/harness/histoires.ts'
import { soixanteJours } from '../../../../test/harness/histoires-completes.ts'
import {
  acte,
  autreDateDemandee,
  eligibiliteOuverte,
  enDepotComplet,
  insConforme,
  insSoumis,
  journeeConfirmee,
  journeeDispensee,
  journeeEchouee,
  journeeEnregistree,
  journeeProposee,
  journeeTenue,
  quandJournee,
} from '../../../../test/harness/histoires-controles.ts'
import { echeances } from './echeances.ts'
import type { Fait } from './faits.ts'
import { suite } from './suite.ts'

const proposer = { type: 'proposerJournee', quand: quandJournee, jeux: ' Identités de test. ' } as const
const confirmer = { type: 'confirmerJournee' } as const
const autreDate = { type: 'demanderAutreDate', motif: 'L’équipe est en congés.' } as const
const dispenser = { type: 'dispenserDeJournee', motif: 'Les preuves suffisent.' } as const
const resultats = [
  { scenario: 'INS.01.01', atteint: true, observation: '' },
  { scenario: 'INS.02.01', atteint: true, observation: '' },
]
const consigner = { type: 'consignerJournee', resultats } as const
const filmer = {
  type: 'deposerEnregistrement',
  depotId: 'film',
  contenu: { nature: 'lien', url: 'https://preuves.example/film' },
} as const
const valider = { type: 'validerChapitre', chapitre: ins } as const

const parHugo = (quand: string) => ({ acteur: hugo, now: paris(quand), dispositif: complet })
const parPierre = (quand: string) => ({ acteur: pierre, now: paris(quand), dispositif: complet })
const incompatible = (statut: string | null) => ({ code: 'journee_incompatible', statut }) as never

/** « INS-2 2026-03-26 00:00 » */
const duPour = (histoire: readonly Fait[]): readonly string[] =>
  echeances(etantDonne(...histoire).etat, complet)
    .filter(({ regle }) => regle.startsWith('INS'))
    .map(({ regle, quand, qui, effet }) => `${regle} ${quand} ${qui.partie} ${effet}`)

// INS-1

test('[INS-1] le chapitre ne se valide pas avant que la journée soit tenue, ou que l’agence en dispense', () => {
  const fin = parHugo('2026-03-26 09:00')
  etantDonne(...insConforme)
    .quand(valider, fin)
    .refuse({ code: 'journee_a_tenir' })
  etantDonne(...insConforme)
    .quand(dispenser, fin)
    .accepte()
    .quand(valider, fin)
    .alors({ type: 'ChapitreValide', chapitre: ins })
})

test('[INS-1] un autre chapitre se valide sans elle', () => {
  const [pris, avis] = [
    acte('2026-03-16 09:00', hugo, { type: 'ChapitrePris', chapitre: facturation }),
    acte('2026-03-16 09:10', hugo, {
      type: 'AvisRendu',
      chapitre: facturation,
      preuve: 'FAC.01.01.01' as typeof ins1,
      verdict: 'conforme',
      motif: '',
    }),
  ]
  etantDonne(...soixanteJours, ...pris, ...avis)
    .quand({ type: 'validerChapitre', chapitre: facturation }, parHugo('2026-03-16 10:00'))
    .accepte()
})

test('[INS-1] l’éditeur référencé en vague 1 n’a pas de journée à tenir', () => {
  const reference = insConforme.map(fait =>
    fait.type === 'EtapeSoumise' ? { ...fait, reponses: { ...fait.reponses, vague1: 'oui' } } : fait,
  )
  const cas = etantDonne(...reference.filter(({ type }) => !type.startsWith('Journee')))
  for (const commande of [proposer, dispenser, consigner])
    cas.quand(commande, parHugo('2026-03-16 10:00')).refuse({ code: 'journee_sans_objet' })
  cas.quand(valider, parHugo('2026-03-16 10:00')).accepte()
})

test('[INS-1] un programme sans journée n’en propose pas, un programme sans question sur la vague 1 en propose à tous', () => {
  const sans = { ...complet, controles: { ...complet.controles, journeeDeTest: null } }
  const cas = etantDonne(...insSoumis)
  cas.quand(proposer, { ...parHugo('2026-03-12'), dispositif: sans }).refuse({ code: 'journee_sans_objet' })
  const tous = { ...complet, applicabilite: { ...complet.applicabilite, champVague1: null } }
  cas.quand(proposer, { ...parHugo('2026-03-12'), dispositif: tous }).accepte()
})

test('[INS-1] l’agence dit pourquoi elle dispense ; une journée faite ou dispensée ne se dispense plus', () => {
  etantDonne(...insSoumis)
    .quand({ ...dispenser, motif: ' ' }, parHugo('2026-03-12'))
    .refuse({ code: 'motif_obligatoire' })
  for (const histoire of [enDepotComplet, insSoumis, journeeProposee, autreDateDemandee, journeeConfirmee])
    etantDonne(...histoire)
      .quand(dispenser, parHugo('2026-04-01'))
      .alors({ type: 'JourneeDispensee', motif: dispenser.motif })
  for (const histoire of [journeeTenue, journeeEchouee])
    etantDonne(...histoire)
      .quand(dispenser, parHugo('2026-04-01'))
      .accepte()
  etantDonne(...journeeDispensee)
    .quand(dispenser, parHugo('2026-04-01'))
    .refuse(incompatible('dispensee'))
  etantDonne(...journeeEnregistree)
    .quand(dispenser, parHugo('2026-04-01'))
    .refuse(incompatible('tenue'))
})

// INS-2

test('[INS-2] l’agence a deux semaines pour proposer une date, du chapitre complet au dernier instant du quatorzième jour', () => {
  assert.deepEqual(duPour(enDepotComplet), [])
  assert.deepEqual(duPour(insSoumis), [`INS-2 ${paris('2026-03-26 00:00')} agence retard_de_l_agence`])
})

test('[INS-2] les deux semaines ne recommencent pas quand le chapitre est resoumis', () => {
  const resoumis = [
    ...insSoumis,
    ...acte('2026-03-12 09:00', hugo, { type: 'ModificationsDemandees', chapitre: ins, preuves: [ins1], message: '' }),
    ...acte('2026-03-20 09:00', pierre, {
      type: 'ChapitreResoumis',
      chapitre: ins,
      rang: 30 as never,
      placeGardee: false,
    }),
  ]
  assert.deepEqual(duPour(resoumis), duPour(insSoumis))
})

test('[INS-2] elles repartent de l’autre date demandée, ou de la journée qui n’a pas tout montré', () => {
  assert.deepEqual(duPour(autreDateDemandee), [`INS-2 ${paris('2026-03-27 00:00')} agence retard_de_l_agence`])
  assert.deepEqual(duPour(journeeEchouee), [`INS-2 ${paris('2026-04-08 00:00')} agence retard_de_l_agence`])
  for (const histoire of [journeeProposee, journeeTenue, journeeEnregistree, journeeDispensee])
    assert.deepEqual(duPour(histoire), [])
})

test('[INS-2] une date proposée est à venir, au plus tard à la milliseconde près, et avant la fin des échanges', () => {
  const cas = etantDonne(...insSoumis)
  cas
    .quand(proposer, parHugo('2026-03-12 09:00'))
    .alors({ type: 'JourneeProposee', quand: quandJournee, jeux: 'Identités de test.' })
  cas.quand(proposer, { ...parHugo('2026-03-12'), now: justeAvant(quandJournee) }).accepte()
  cas
    .quand(proposer, { ...parHugo('2026-03-12'), now: quandJournee })
    .refuse({ code: 'journee_passee', quand: quandJournee })
  cas.quand({ ...proposer, quand: justeAvant(J3) }, parHugo('2026-03-12')).accepte()
  cas.quand({ ...proposer, quand: J3 }, parHugo('2026-03-12')).refuse({ code: 'jalon_depasse', jalon: 'J3', quand: J3 })
  cas.quand({ ...proposer, quand: J3 }, { ...parHugo('2026-03-12'), dispositif: completPermanent }).accepte()
})

test('[INS-2] tant qu’aucune n’est confirmée, l’agence propose une autre date ; après, elle la tient', () => {
  for (const histoire of [journeeProposee, autreDateDemandee, journeeEchouee])
    etantDonne(...histoire)
      .quand({ ...proposer, quand: paris('2026-04-10 10:00') }, parHugo('2026-03-25'))
      .accepte()
  etantDonne(...enDepotComplet)
    .quand(proposer, parHugo('2026-03-12'))
    .refuse({ code: 'chapitre_non_soumis' })
  for (const [histoire, statut] of [
    [journeeConfirmee, 'confirmee'],
    [journeeTenue, 'tenue'],
    [journeeDispensee, 'dispensee'],
  ] as const)
    etantDonne(...histoire)
      .quand({ ...proposer, quand: paris('2026-04-10 10:00') }, parHugo('2026-03-25'))
      .refuse(incompatible(statut))
})

test('[INS-2] restée sans réponse, la date passée rend la main à l’agence', () => {
  const { etat } = etantDonne(...journeeProposee)
  const action = (now: typeof J3): readonly string[] =>
    suite(etat, complet, now).flatMap(tache => (tache.action.endsWith('_journee') ? [tache.action] : []))
  assert.deepEqual(action(justeAvant(quandJournee)), ['confirmer_journee'])
  assert.deepEqual(action(quandJournee), ['proposer_journee'])
})

// INS-3

test('[INS-3] l’éditeur confirme la date, ou en demande une autre, avant elle', () => {
  const cas = etantDonne(...journeeProposee)
  const alaFin = { acteur: pierre, now: justeAvant(quandJournee), dispositif: complet }
  cas.quand(confirmer, alaFin).alors({ type: 'JourneeConfirmee' })
  cas.quand(autreDate, alaFin).alors({ type: 'AutreDateDemandee', motif: autreDate.motif })
  for (const commande of [confirmer, autreDate])
    cas.quand(commande, { ...alaFin, now: quandJournee }).refuse({ code: 'journee_passee', quand: quandJournee })
  cas.quand({ ...autreDate, motif: ' ' }, alaFin).refuse({ code: 'motif_obligatoire' })
})

test('[INS-3] confirmée, elle peut encore être refusée jusqu’à son heure, et ne se confirme pas deux fois', () => {
  const cas = etantDonne(...journeeConfirmee)
  cas.quand(confirmer, parPierre('2026-03-14')).refuse(incompatible('confirmee'))
  cas.quand(autreDate, parPierre('2026-03-24 09:59')).accepte()
  cas.quand(autreDate, parPierre('2026-03-24 10:00')).refuse({ code: 'journee_passee', quand: quandJournee })
  assert.deepEqual(duPour(journeeConfirmee), [`INS-3 ${quandJournee} editeur rendez_vous`])
})

test('[INS-3] l’agence consigne le résultat de chaque scénario, à l’heure dite et pas avant', () => {
  const cas = etantDonne(...journeeConfirmee)
  cas
    .quand(consigner, { ...parHugo('2026-03-24'), now: justeAvant(quandJournee) })
    .refuse({ code: 'journee_a_venir', quand: quandJournee })
  cas.quand(consigner, { ...parHugo('2026-03-24'), now: quandJournee }).alors({ type: 'JourneeConsignee', resultats })
  cas.quand(consigner, { ...parHugo('2026-03-24 17:00'), acteur: maya }).accepte()
})

test('[INS-3] Impossible de consigner si un scénario manque, ou si un échec n’est pas expliqué', () => {
  const cas = etantDonne(...journeeConfirmee)
  cas
    .quand({ ...consigner, resultats: resultats.slice(1) }, parHugo('2026-03-24 17:00'))
    .refuse({ code: 'resultats_incomplets', scenarios: ['INS.01.01'] })
  cas
    .quand(
      { ...consigner, resultats: resultats.map(resultat => ({ ...resultat, atteint: false })) },
      parHugo('2026-03-24 17:00'),
    )
    .refuse({ code: 'motif_obligatoire' })
})

test('[INS-3] un scénario que le chapitre n’a pas n’est pas retenu', () => {
  etantDonne(...journeeConfirmee)
    .quand(
      { ...consigner, resultats: [...resultats, { scenario: 'XXX.01.01', atteint: true, observation: '' }] },
      parHugo('2026-03-24 17:00'),
    )
    .alors({ type: 'JourneeConsignee', resultats })
})

test('[INS-3] Impossible de consigner une journée qui n’est pas confirmée', () => {
  for (const [histoire, statut] of [
    [insSoumis, null],
    [journeeProposee, 'proposee'],
    [autreDateDemandee, 'autre_date_demandee'],
    [journeeTenue, 'tenue'],
    [journeeDispensee, 'dispensee'],
  ] as const)
    etantDonne(...histoire)
      .quand(consigner, parHugo('2026-03-25'))
      .refuse(incompatible(statut))
})

test('[INS-2] [INS-3] l’agence propose, dispense et consigne ; l’éditeur confirme, dépose ou demande autre chose', () => {
  for (const acteur of [pierre, nadia])
    for (const commande of [proposer, dispenser, consigner])
      etantDonne(...journeeConfirmee)
        .quand(commande, { ...parHugo('2026-03-24 17:00'), acteur })
        .refuse({ code: 'acteur_non_autorise' })
  for (const commande of [confirmer, autreDate, filmer])
    etantDonne(...journeeTenue)
      .quand(commande, parHugo('2026-03-25'))
      .refuse({ code: 'acteur_non_autorise' })
})

test('Impossible de parler de la journée hors du dépôt des preuves', () => {
  for (const [histoire, dispositif] of [
    [eligibiliteOuverte, complet],
    [toutDepose, undefined],
  ] as const)
    for (const commande of [proposer, dispenser, consigner])
      assert.equal(
        etantDonne(...histoire).quand(commande, {
          acteur: hugo,
          now: paris('2026-03-24 17:00'),
          ...(dispositif ? { dispositif } : {}),
        }).decision.ok,
        false,
      )
})
