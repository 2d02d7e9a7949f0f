import type { Brand } from '../../../kernel/brand.ts'

/** A chapter's code in URLs and in the journal: made from its title at import, unique in its REM. */
export type CodeChapitre = Brand<string, 'CodeChapitre'>
/** The agency's number of an expected proof, e.g. `MSS/CDA.01.01.01`: unique in its REM. */
export type NumeroPreuve = Brand<string, 'NumeroPreuve'>

export const criticites = ['Mineure', 'Majeure', 'Critique', 'Non définie'] as const
export type Criticite = (typeof criticites)[number]

/**
 * Which files a proof accepts is deduced from its kind (PRE-3). `execution_test`: the number of a run in a test tool, shown
 * by whatever shows it. `fichier` and `lien`: any file, any link, where a programme asks for no more.
 */
export const naturesPreuve = [
  'video',
  'capture',
  'document',
  'log',
  'fichier',
  'lien',
  'gazelle',
  'cnda',
  'passi',
  'attestation',
  'execution_test',
] as const
export type NaturePreuve = (typeof naturesPreuve)[number]

/** What a row of the workbook says in the columns that aren't the agency's (`Rem.colonnes`), in their order; absent when nothing. */
export type Supplement = { readonly supplement?: readonly string[] }

export type PreuveAttendue = Supplement & {
  readonly numero: NumeroPreuve
  /** Sanitised HTML. */
  readonly texte: string
  /** The kinds that may be deposited, the main one first. */
  readonly natures: readonly NaturePreuve[]
}

/** Its `supplement` is that of a row that asks for no proof. */
export type Scenario = Supplement & {
  readonly numero: string
  /** Sanitised HTML. */
  readonly texte: string
  readonly preuves: readonly PreuveAttendue[]
}

export type Exigence = {
  readonly id: string
  readonly fonction: string
  /** « DOIT » or « PEUT »: a préconisation is shown and never required. */
  readonly nature: 'exigence' | 'preconisation'
  /** Sanitised HTML. */
  readonly texte: string
  /** Sanitised HTML; empty when there is none. */
  readonly commentaire: string
  /** The profile's label (`Profil.libelle`), as the workbook writes it. */
  readonly profil: string
  readonly profilHistorique: string
  /** Which vague asked for it first: what ELI-8 filters on. */
  readonly perimetre: string
  readonly criticite: Criticite
  readonly scenarios: readonly Scenario[]
}

export type Chapitre = {
  readonly code: CodeChapitre
  readonly titre: string
  readonly exigences: readonly Exigence[]
}

/** A dated, immutable version of the requirements (REM-1, GUI-3). */
export type Rem = {
  readonly chapitres: readonly Chapitre[]
  /** The headers of the workbook's other columns, kept for its keeper and shown to nobody else; absent when it has none. */
  readonly colonnes?: readonly string[]
}
