/** What a programme asks for besides its forms and its proofs. Each is a setting: no programme has them all. */
export type Controles = {
  /** PRE-8, INT-7 — the proofs of kind « cnda » follow a homologation to its end. */
  readonly cnda: boolean
  /** INS-1 — the code of the chapter whose instruction may call for a test day, for those not referenced in vague 1. */
  readonly journeeDeTest: { readonly chapitre: string } | null
  /** PEN-1 — the structured report that comes with the proofs of kind « passi ». */
  readonly testIntrusion: FormulaireTest | null
  /** ELI-9 */
  readonly maturite: QuestionnaireMaturite | null
}

/** `na`: looked at, and not counted. */
export const gravites = ['haute', 'moyenne', 'na'] as const
export type Gravite = (typeof gravites)[number]

/** PEN-1 — the control points of the penetration test's guide. */
export type FormulaireTest = {
  readonly version: string
  readonly typesApplication: readonly { readonly code: string; readonly libelle: string }[]
  readonly points: readonly PointDeControle[]
  /** PEN-2 — how many negative answers of medium severity are still accepted, over the whole form. */
  readonly moyennesNegativesMax: number
  /** How old the test may be when its report is deposited, in months from its last day. */
  readonly ageMaxMois: number
}
export type PointDeControle = {
  readonly id: string
  readonly rubrique: string
  readonly intitule: string
  readonly enonce: string
  readonly gravite: Gravite
  /** A point is asked for the kinds of application that it names, with another severity where it says so. */
  readonly types: readonly string[]
  readonly graviteParType: Readonly<Record<string, Gravite>>
}

/** ELI-9 — levels are numbered from 0; the result informs, and never counts in the instruction. */
export type QuestionnaireMaturite = {
  readonly version: string
  readonly niveaux: readonly string[]
  readonly questions: readonly {
    readonly id: string
    readonly theme: string
    readonly question: string
    readonly aide?: string
    /** What each level means for this question, from 0. */
    readonly niveaux: readonly string[]
  }[]
}

/** What a programme that doesn't say otherwise asks for: nothing more than its forms and its proofs. */
export const aucunControle: Controles = { cnda: false, journeeDeTest: null, testIntrusion: null, maturite: null }
