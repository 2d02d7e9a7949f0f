import type { Auteur, Personne } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'

/** The two sides of a conversation (MSG-1). */
export type Cote = 'editeur' | 'agence'

/**
 * `message`: what someone wrote. What follows from the procedure: `sollicitation` asks something of the other side,
 * `decision` notifies one, `notification` says what happened.
 */
export type KindMessage = 'message' | 'sollicitation' | 'notification' | 'decision'

export type Message = {
  readonly numero: string
  /** Its place in the conversation, from 1, in the order of commits. */
  readonly position: number
  readonly kind: KindMessage
  /** The side that speaks. */
  readonly cote: Cote
  readonly auteur: Auteur
  readonly objet: string | null
  /** Plain text; its line breaks count. */
  readonly corps: string
  /** The line of the candidature's journal from which it follows. */
  readonly faitPosition: number | null
  readonly le: Instant
}

/** MSG-1 — the candidate’s people, or the agency’s. */
export const coteDe = (acteur: Personne): Cote => (acteur.kind === 'agent' ? 'agence' : 'editeur')

export const autreCote = (cote: Cote): Cote => (cote === 'agence' ? 'editeur' : 'agence')

/** GRP-1, GRP-2 — the agency's only contact is the company that carries the candidature: the other members of its group read. */
export const peutEcrire = ({ entrepriseId }: { readonly entrepriseId: string }, acteur: Personne): boolean =>
  acteur.kind === 'agent' || acteur.entrepriseId === entrepriseId
