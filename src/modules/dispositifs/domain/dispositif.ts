import type { Instant } from '../../../kernel/temps.ts'
import type { Controles } from './controles.ts'
import type { Deplacement } from './deplacement.ts'
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
  readonly rappels: Rappels
  /** P19 — who closes a file whose milestone was missed: the clock alone, or an agent to whom it is proposed. */
  readonly adverseJalons: Adverse
  /** PRE-9 — until when an optional profile may be added: milestone J2, or the submission of step 2. */
  readonly ajoutDeProfils: 'J2' | 'eligibilite'
  readonly controles: Controles
  /** The titles of the two steps whose forms these are. */
  readonly etapes: { readonly administrative: string; readonly eligibilite: string }
  readonly formulaires: { readonly administrative: Formulaire; readonly eligibilite: Formulaire }
  readonly applicabilite: Applicabilite
  /** What is first handed over, and instructed: chapters, each when it is complete, or the whole file at once (PRE-5, INT-1). */
  readonly uniteDInstruction: 'chapitre' | 'dossier'
  readonly charte: Texte
  /** `null`: none is signed; a file that is wholly validated goes to the decision (DMN-3). */
  readonly convention: ModeleConvention | null
  readonly issue: Issue
  readonly identifiant: Identifiant | null
  readonly autorisation: Autorisation | null
  readonly instances: { readonly college: string; readonly jourDeSeance: number; readonly heure: string }
  readonly mentions: MentionsLegales
  readonly textes: Textes
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
export type Jalon = {
  readonly code: CodeJalon
  readonly libelle: string
  readonly quand: Instant
  /** P10 — how it came there since it was published, the first move first; absent while it stays where it was. */
  readonly deplacements?: readonly Deplacement[]
}

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
  /** INS-2 — what the agency allows itself to propose a test day: nothing is lost when it passes. */
  readonly journee: Duree | null
  /** INT-9 — in calendar days, the time spent waiting for the candidate not counted: an aim of the agency's too. */
  readonly instruction: { readonly jours: number } | null
}
export type Duree = {
  readonly jours: number
  readonly decompte: 'ouvres' | 'calendaires'
  readonly proroge: boolean
}
export type Adverse = 'propose' | 'automatique'
export type Delai = Duree & { readonly adverse: Adverse }

/** JAL-6 — how long ahead reminders go out: of a milestone, in days; of a delay that is running, in hours. */
export type Rappels = { readonly jalons: readonly number[]; readonly delais: readonly number[] }

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

/**
 * What an acceptance gives (COL-2), in the programme's own words. Whole phrases: the code declines none. The examples are
 * those of a certification.
 */
export type Issue = {
  /** « Certificat de conformité » */
  readonly acte: string
  /** « le certificat de conformité » */
  readonly leActe: string
  /** « du certificat de conformité » */
  readonly duActe: string
  /** « délivrer le certificat de conformité »: what the agency's signature does. */
  readonly delivrer: string
  /** « Certificat accordé »: what the instance decided. */
  readonly decision: string
  /** « Certifiée », of a candidature or of a solution. */
  readonly etat: string
  /** « La solution est certifiée » */
  readonly acquis: string
  /** « Certificat de conformité »: the title of the document that proves it. */
  readonly document: string
}

/** EDC-1 — a number that is given when the candidature is opened, and active once it is accepted. */
export type Identifiant = { readonly libelle: string; readonly chiffres: number }

/** EDC-3 — what the validation of a chapter (its code) allows at once: a document that says so, in its own words. */
export type Autorisation = { readonly chapitre: string; readonly titre: string; readonly texte: string }

/** What an agency adds in its own words to what the platform writes; empty: nothing. Paragraphs are told apart by a blank line. */
export type Textes = {
  /** At the end of what follows, on every receipt. */
  readonly accuse: string
  /** At the end of the e-mails that announce a message to a candidate. */
  readonly courriel: string
  /** Reasons already written, that an agent inserts where one is asked for: to be completed, never sent as they are. */
  readonly motifs: {
    readonly complement: readonly string[]
    readonly modification: readonly string[]
    readonly refus: readonly string[]
  }
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
