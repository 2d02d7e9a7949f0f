import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import type { Depot } from './candidature.ts'

/** ELI-9 */
export type Maturite = {
  readonly version: string
  /** The level of each question, from 0. */
  readonly niveaux: Readonly<Record<string, number>>
  readonly renseigneeLe: Instant
  readonly renseigneePar: Auteur
}

/** INS-1…4 — `jeux`: the data sets that the agency sends for it; `tenue` is at the minute that was confirmed. */
export type Journee =
  | {
      readonly statut: 'dispensee'
      readonly motif: string
      readonly dispenseeLe: Instant
      readonly dispenseePar: Auteur
    }
  | ({ readonly statut: 'proposee' } & JourneeProposee)
  | ({ readonly statut: 'autre_date_demandee'; readonly motif: string; readonly demandeeLe: Instant } & JourneeProposee)
  | ({ readonly statut: 'confirmee' } & JourneeConfirmee)
  | ({
      readonly statut: 'tenue'
      readonly resultats: readonly ResultatScenario[]
      readonly consigneeLe: Instant
      readonly consigneePar: Auteur
      readonly enregistrements: readonly Depot[]
    } & JourneeConfirmee)
type JourneeProposee = {
  readonly quand: Instant
  readonly jeux: string
  readonly proposeeLe: Instant
  readonly proposeePar: Auteur
}
type JourneeConfirmee = JourneeProposee & { readonly confirmeeLe: Instant; readonly confirmeePar: Auteur }
/** INS-3 — for each scenario, whether the result was reached. */
export type ResultatScenario = { readonly scenario: string; readonly atteint: boolean; readonly observation: string }

/** INT-10 — mediation stops no delay. */
export type Mediation = { readonly motif: string; readonly demandeeLe: Instant; readonly demandeePar: Auteur } & (
  | { readonly statut: 'demandee' }
  | {
      readonly statut: 'conclue'
      readonly conclusion: string
      readonly concluLe: Instant
      readonly concluPar: Auteur
    }
)

/** CND-2 — the states of a request; a chapter is complete from `pre_examen` on (PRE-8), a file only when `obtenue` (INT-7). */
export const etatsHomologation = [
  'initialisation',
  'pre_examen',
  'examen_de_conformite',
  'finalisation',
  'obtenue',
] as const
export type EtatHomologation = (typeof etatsHomologation)[number]
/** `retourPrevuLe`: the expected return date, while it is pending. */
export type Homologation =
  | { readonly etat: 'obtenue' }
  | { readonly etat: Exclude<EtatHomologation, 'obtenue'>; readonly retourPrevuLe: JourCivil | null }

export const reponsesAuTest = ['conforme', 'non_conforme', 'sans_objet'] as const
export type ReponseAuTest = (typeof reponsesAuTest)[number]
/** PEN-1 — `finLe`: the test's last day; `types`: the kinds of application that were tested. */
export type RapportTest = {
  readonly version: string
  readonly prestataire: string
  readonly qualification: string
  readonly finLe: JourCivil
  readonly types: readonly string[]
  readonly reponses: Readonly<Record<string, { readonly reponse: ReponseAuTest; readonly justification: string }>>
}
