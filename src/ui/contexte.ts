import { randomUUID } from 'node:crypto'
import type { Connecte } from '../platform/http/contract.ts'

/** What the layout must know of the request besides the page itself. */
export type Contexte = {
  readonly connecte: Connecte | null
  /** The session's token against forged requests; every form of the page carries it. */
  readonly jeton: string
  /** The path asked for, with or without its query: marks the current entry of the menu. */
  readonly chemin: string
  /** Demonstration mode: a banner says that nothing here is real. */
  readonly demonstration: boolean
  /** The name of the body that operates the service, shown in the header. */
  readonly operateur: string
  /** Set by an operator entitled to the mark of the State: block and typeface. */
  readonly marqueEtat: boolean
  readonly correlation: string
}

let courant: Contexte | null = null

/** Renders with `contexte` at hand. Rendering is synchronous, so one variable serves one page at a time. */
export const avecContexte = <T>(contexte: Contexte, rendre: () => T): T => {
  const precedent = courant
  courant = contexte
  try {
    return rendre()
  } finally {
    courant = precedent
  }
}

let memorise = false

/** Renders a part that will be shown again to others: a form in it is a bug. */
export const sansContexte = <T>(rendre: () => T): T => {
  const [precedent, dedans] = [courant, memorise]
  courant = null
  memorise = true
  try {
    return rendre()
  } finally {
    courant = precedent
    memorise = dedans
  }
}

/** The token for the form being rendered; empty outside a page (tests of one component). */
export const jetonCourant = (): string => {
  if (memorise) throw new Error('un formulaire ne se mémorise pas : son jeton et sa clé sont de chaque page')
  return courant?.jeton ?? ''
}

/** A fresh idempotency key (P2): one per form and per view of the page. */
export const cleFraiche = (): string => randomUUID()
