import type { Acte, Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Chantier, ChantierLu, Geste, LigneDeChantier } from '../domain/chantier.ts'
import type { DepotDispositifs } from './ports.ts'

export type { ChantierLu, LigneDeChantier }

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
