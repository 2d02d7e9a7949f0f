import type { Acteur } from '../../src/kernel/acteur.ts'
import type { Depot, NumeroCandidature } from '../../src/modules/candidatures/domain/candidature.ts'
import type { Homologation, RapportTest } from '../../src/modules/candidatures/domain/controles.ts'
import type { Fait } from '../../src/modules/candidatures/domain/faits.ts'
import type { CodeChapitre, NumeroPreuve } from '../../src/modules/dispositifs/index.ts'
import { type FaitNu, hugo, horloge, J1, nadia, ouvrir, paris, pierre, rang, signer } from './cas.ts'
import {
  chapitresAvecCiba,
  chapitresGeneraux,
  complet,
  fac1,
  facturation,
  ins,
  ins1,
  ins2,
  niveauxDonnes,
  questionnaire,
} from './complet.ts'
import { reponses } from './histoires.ts'

/** Beginnings of histories of the programme that asks for everything, as `histoires.ts` has them of the small one. */
export type Histoire = readonly Fait[]

export const acte = (quand: string, acteur: Acteur, ...faits: readonly FaitNu[]): Histoire =>
  faits.map(fait => signer(fait, { acteur, now: paris(quand) }))

/** One version of a proof, as Pierre deposits it: a link. */
export const depot = (
  quand: string,
  id: string,
  avec: Partial<Pick<Depot, 'homologation' | 'rapportTest' | 'remplace' | 'reprise'>> = {},
): Depot => ({
  id,
  deposeLe: paris(quand),
  deposePar: signer({ type: 'DossierValide' }, { acteur: pierre, now: paris(quand) }).par,
  remplace: [],
  ...avec,
  nature: 'lien',
  url: `https://preuves.example/${id}`,
})

export const deposee = (args: {
  readonly quand: string
  readonly chapitre: CodeChapitre
  readonly preuve: NumeroPreuve
  readonly id: string
  readonly homologation?: Homologation
  readonly rapportTest?: RapportTest
}): Histoire => {
  const { quand, chapitre, preuve, id, ...avec } = args
  return acte(quand, pierre, { type: 'PreuveDeposee', chapitre, preuve, depot: depot(quand, id, avec) })
}
export const soumis = (quand: string, chapitre: CodeChapitre, place: number, preuves: number): Histoire =>
  acte(quand, pierre, { type: 'ChapitreSoumis', chapitre, rang: rang(place), preuves })
export const pris = (quand: string, chapitre: CodeChapitre): Histoire =>
  acte(quand, hugo, { type: 'ChapitrePris', chapitre })
export const conforme = (quand: string, chapitre: CodeChapitre, preuve: NumeroPreuve): Histoire =>
  acte(quand, hugo, { type: 'AvisRendu', chapitre, preuve, verdict: 'conforme', motif: '' })
export const valide = (quand: string, chapitre: CodeChapitre): Histoire =>
  acte(quand, hugo, { type: 'ChapitreValide', chapitre })

const ouverte: Histoire = acte('2026-03-02 09:00', pierre, {
  type: 'CandidatureOuverte',
  numero: ouvrir.numero,
  dispositifId: complet.id,
  entrepriseId: pierre.entrepriseId,
  produitId: ouvrir.produitId,
  charte: { empreinte: complet.charte.empreinte, version: complet.charte.version },
})
/** The first milestone has passed, and the clock has asked Nadia to say what follows. */
export const effetPropose: Histoire = [
  ...ouverte,
  ...acte('2026-05-13 12:00', horloge, {
    type: 'EffetPropose',
    echeance: `JAL-1:jalon:${J1}`,
    quand: J1,
    agent: { id: nadia.personneId, nom: nadia.nom },
  }),
]
/** Somebody tried, a millisecond too late: kept, and nothing has changed. */
export const tentativeRejetee: Histoire = [
  ...ouverte,
  ...acte('2026-05-13 12:00', pierre, {
    type: 'TentativeRejetee',
    commande: 'soumettreEtape',
    refus: { code: 'jalon_depasse', jalon: 'J1', quand: J1 },
  }),
]

export const eligibiliteOuverte: Histoire = [
  ...ouverte,
  ...acte('2026-03-03 10:00', pierre, { type: 'EtapeSoumise', etape: 'administrative', version: 1, reponses }),
  ...acte('2026-03-05 11:00', nadia, { type: 'CandidatureAdministrativeAcceptee' }),
]
const maturite = (quand: string): Histoire =>
  acte(quand, pierre, { type: 'MaturiteRenseignee', version: questionnaire.version, niveaux: niveauxDonnes })
/** Answered during step 2. */
export const maturiteRenseignee: Histoire = [...eligibiliteOuverte, ...maturite('2026-03-06 15:00')]

const versLeDepot = (avant: Histoire): Histoire => [
  ...avant,
  ...acte('2026-03-06 16:00', pierre, { type: 'EtapeSoumise', etape: 'eligibilite', version: 1, reponses }),
  ...acte('2026-03-09 14:00', nadia, {
    type: 'EligibiliteAcceptee',
    profils: ['general'],
    chapitres: chapitresGeneraux,
  }),
]
export const enDepotSansMaturite: Histoire = versLeDepot(eligibiliteOuverte)
/** Three chapters to deposit, the questionnaire answered. */
export const enDepotComplet: Histoire = versLeDepot(maturiteRenseignee)

export const insDepose: Histoire = [
  ...deposee({ quand: '2026-03-10 09:00', chapitre: ins, preuve: ins1, id: 'i1' }),
  ...deposee({ quand: '2026-03-10 09:10', chapitre: ins, preuve: ins2, id: 'i2' }),
]
/** The chapter « ins » is received at the place 21 on Wednesday 11 March: a date is due by the end of the 25th. */
export const insSoumis: Histoire = [...enDepotComplet, ...insDepose, ...soumis('2026-03-11 10:00', ins, 21, 2)]

export const quandJournee = paris('2026-03-24 10:00')
export const journeeProposee: Histoire = [
  ...insSoumis,
  ...acte('2026-03-12 09:00', hugo, { type: 'JourneeProposee', quand: quandJournee, jeux: 'Identités de test.' }),
]
export const autreDateDemandee: Histoire = [
  ...journeeProposee,
  ...acte('2026-03-12 15:00', pierre, { type: 'AutreDateDemandee', motif: 'L’équipe est en congés.' }),
]
export const journeeConfirmee: Histoire = [
  ...journeeProposee,
  ...acte('2026-03-13 11:00', pierre, { type: 'JourneeConfirmee' }),
]
const atteints = [
  { scenario: 'INS.01.01', atteint: true, observation: '' },
  { scenario: 'INS.02.01', atteint: true, observation: '' },
]
/** Every result was reached; the recording is awaited. */
export const journeeTenue: Histoire = [
  ...journeeConfirmee,
  ...acte('2026-03-24 17:00', hugo, { type: 'JourneeConsignee', resultats: atteints }),
]
/** One result was not: another day is to be proposed. */
export const journeeEchouee: Histoire = [
  ...journeeConfirmee,
  ...acte('2026-03-24 17:00', hugo, {
    type: 'JourneeConsignee',
    resultats: [
      { scenario: 'INS.01.01', atteint: true, observation: '' },
      { scenario: 'INS.02.01', atteint: false, observation: 'L’INS n’est pas qualifiée.' },
    ],
  }),
]
export const journeeEnregistree: Histoire = [
  ...journeeTenue,
  ...acte('2026-03-25 09:00', pierre, { type: 'EnregistrementDepose', depot: depot('2026-03-25 09:00', 'film') }),
]
export const journeeDispensee: Histoire = [
  ...insSoumis,
  ...acte('2026-03-12 09:00', hugo, { type: 'JourneeDispensee', motif: 'Les preuves suffisent.' }),
]
/** All of the chapter « ins » conforms, in Hugo's hands; its day is still to be held. */
export const insConforme: Histoire = [
  ...journeeConfirmee,
  ...pris('2026-03-16 09:00', ins),
  ...conforme('2026-03-16 09:10', ins, ins1),
  ...conforme('2026-03-16 09:20', ins, ins2),
]

export const mediationDemandee: Histoire = [
  ...insSoumis,
  ...acte('2026-03-12 18:00', pierre, { type: 'MediationDemandee', motif: 'Les avis se contredisent.' }),
]
export const mediationConclue: Histoire = [
  ...mediationDemandee,
  ...acte('2026-03-18 18:00', nadia, { type: 'MediationConclue', conclusion: 'Un point est organisé.' }),
]

/** CIBA is added: « ins » comes back to the éditeur with one more proof, and « ciba » is a chapter more. */
export const profilsAjoutes: Histoire = [
  ...insSoumis,
  ...acte('2026-03-12 12:00', pierre, { type: 'ProfilsAjoutes', profils: ['ciba'], chapitres: chapitresAvecCiba }),
]

export const autreCandidature = 'AUTREDOSSI' as NumeroCandidature
/** What was deposited once, for another solution, is admitted for « securite ». */
export const transversesAdmises: Histoire = [
  ...insSoumis,
  ...acte(
    '2026-03-12 14:00',
    nadia,
    {
      type: 'PreuvesTransversesAdmises',
      source: autreCandidature,
      motif: 'Même module de facturation.',
      preuves: [fac1],
    },
    {
      type: 'PreuveDeposee',
      chapitre: facturation,
      preuve: fac1,
      depot: {
        ...depot('2026-03-12 14:00', 'repris', {
          homologation: { etat: 'obtenue' },
          reprise: { numero: autreCandidature, depotId: 'ailleurs' },
        }),
        deposePar: signer({ type: 'DossierValide' }, { acteur: nadia, now: paris('2026-03-12 14:00') }).par,
      },
    },
  ),
]

/** One history for every place that these controls lead to, before anything is validated. */
export const histoiresDesControles: Readonly<Record<string, Histoire>> = {
  effetPropose,
  tentativeRejetee,
  eligibiliteOuverte,
  maturiteRenseignee,
  enDepotSansMaturite,
  enDepotComplet,
  insSoumis,
  journeeProposee,
  autreDateDemandee,
  journeeConfirmee,
  journeeTenue,
  journeeEchouee,
  journeeEnregistree,
  journeeDispensee,
  insConforme,
  mediationDemandee,
  mediationConclue,
  profilsAjoutes,
  transversesAdmises,
}
