import type { Acte, Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Chantier, Geste } from '../domain/chantier.ts'
import type { DepotDispositifs } from './ports.ts'

/** A chantier as the base keeps it. `version`: how many lines its history has. */
export type ChantierLu = { readonly chantier: Chantier; readonly version: number }

/** A line of a chantier's history. `note`: what was done, where the part's name doesn't say enough; may be empty. */
export type LigneDeChantier = {
  readonly version: number
  readonly le: Instant
  readonly par: Auteur
  readonly geste: Geste
  readonly note: string
}

export type Trace = { readonly geste: Geste; readonly note: string; readonly par: Auteur }

export type DepotChantiers = DepotDispositifs & {
  readonly horloge: () => Promise<Instant>
  /** Taken for the time of the transaction; `null` when there is none of that code. */
  readonly chargerChantier: (code: string) => Promise<ChantierLu | null>
  /** Writes it whole, and a line of its history. Answers the number of that line. */
  readonly ecrireChantier: (chantier: Chantier, trace: Trace) => Promise<number>
  /** It goes, and its history stays. */
  readonly retirerChantier: (code: string, trace: Trace) => Promise<void>
  readonly derniereTrace: (code: string) => Promise<LigneDeChantier | null>
}

/** One transaction, once for each idempotency key (P2). */
export type UneFoisChantiers = <R>(acte: Acte, faire: (depot: DepotChantiers) => Promise<R>) => Promise<R>

/** Carries a refusal out of the transaction, which it undoes. */
export class RefusDeChantier<R> extends Error {
  readonly refus: R
  constructor(refus: R) {
    super('refus')
    this.refus = refus
  }
}

export const saufRefusDeChantier = async <T extends { readonly ok: true }, R>(
  faire: () => Promise<T>,
): Promise<T | { readonly ok: false; readonly refus: R }> => {
  try {
    return await faire()
  } catch (erreur) {
    if (erreur instanceof RefusDeChantier) return { ok: false, refus: erreur.refus as R }
    throw erreur
  }
}
