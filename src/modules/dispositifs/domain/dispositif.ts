import type { Instant } from '../../../kernel/temps.ts'
import type { Formulaire } from './formulaire.ts'
import type { Rem } from './rem.ts'

/**
 * A programme as data (GUI-1): one published version, immutable (GUI-3). Nothing in the code knows a programme by
 * its name; what differs from one to another is a setting here.
 */
export type Dispositif = {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly intitule: string
  readonly presentation: string
  readonly parcours: { readonly code: string; readonly intitule: string }
  readonly vague: string
  readonly couloir: string
  readonly financement: boolean
  /** Bounded by milestones, or open at all times (GUI-2). */
  readonly guichet: 'borne' | 'permanent'
  readonly profils: readonly Profil[]
  readonly jalons: readonly Jalon[]
  readonly delais: Delais
  readonly formulaires: { readonly administrative: Formulaire; readonly eligibilite: Formulaire }
  readonly applicabilite: Applicabilite
  readonly charte: Texte
  readonly convention: ModeleConvention
  readonly instances: { readonly college: string; readonly jourDeSeance: number; readonly heure: string }
  readonly mentions: MentionsLegales
  readonly reference: { readonly prefixe: string; readonly validiteAnnees: number }
  /** Hosts whose interoperability reports count for this programme (PRE-4). */
  readonly gazelle: { readonly hotes: readonly string[] }
  /** Size limits of a proof's file, in bytes, by kind; `defaut` for the others (PRE-3). */
  readonly taillesMax: Readonly<Record<string, number>> & { readonly defaut: number }
  readonly rem: Rem
}

export type Profil = {
  readonly code: string
  readonly libelle: string
  readonly obligatoire: boolean
  readonly aide?: string
}

/** J1, J2 and J3 have an effect on the procedure; the others are shown in the calendar. */
export type CodeJalon = 'J1' | 'J2' | 'J3' | 'J4' | 'J5' | 'J6'
export type Jalon = { readonly code: CodeJalon; readonly libelle: string; readonly quand: Instant }

/**
 * The delays and how they are read (integrations.md, « Delays »). `null`: the programme knows no such delay.
 * `adverse`: who pronounces what follows — the clock alone, or an agent to whom it is proposed (P19).
 */
export type Delais = {
  /** ADM-8 */
  readonly complement: Delai
  /** INT-5, in elapsed hours */
  readonly gardeRang: { readonly heures: number } | null
  /** INT-6 */
  readonly abandon: Delai | null
}
export type Delai = {
  readonly jours: number
  readonly decompte: 'ouvres' | 'calendaires'
  readonly proroge: boolean
  readonly adverse: 'propose' | 'automatique'
}

/** ELI-8: the périmètres that apply, by the candidate's vague 1 status as answered in step 1. */
export type Applicabilite = {
  readonly champVague1: string | null
  readonly siReference: readonly string[]
  readonly sinon: readonly string[]
}

/** A text that someone accepts: its hash is kept with the acceptance (GUI-5). */
export type Texte = {
  readonly titre: string
  readonly version: string
  readonly html: string
  readonly empreinte: string
}

export type ModeleConvention = {
  readonly titre: string
  readonly dureeAnnees: number
  /** Articles in order; `{{variable}}` is replaced by the candidature's data. */
  readonly articles: readonly { readonly titre: string; readonly paragraphes: readonly string[] }[]
}

/** What every receipt and decision must bear (P8; CRPA L112-11, R112-11-1). */
export type MentionsLegales = {
  readonly service: string
  readonly adresse: string
  readonly courriel: string
  readonly telephone: string
  readonly silence: string
  readonly recours: string
  readonly signataire: { readonly nom: string; readonly qualite: string }
}
