import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'

/** Of a test report asked for again at its source. `meme_verdict`: other bytes, the same verdict of the same validator. */
export type IssueDeVerification = 'identique' | 'meme_verdict' | 'differe' | 'indisponible'

/** `detail`: what the platform says now, or why it could not be asked. */
export type Verification = {
  readonly le: Instant
  readonly par: Auteur
  readonly issue: IssueDeVerification
  readonly detail: string
}

/** `resultat`: the platform's own word; `validateur`: with its version. */
export type Rapport = { readonly empreinte: string; readonly resultat: string; readonly validateur: string }

/** PRE-4 — a verdict changes when the validator is upgraded: our copy against what is said now. */
export const comparer = (copie: Rapport, maintenant: Rapport): Exclude<IssueDeVerification, 'indisponible'> => {
  if (copie.empreinte === maintenant.empreinte) return 'identique'
  return copie.resultat === maintenant.resultat && copie.validateur === maintenant.validateur
    ? 'meme_verdict'
    : 'differe'
}
