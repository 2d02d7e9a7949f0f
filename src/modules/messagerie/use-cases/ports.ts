import type { Acte, Personne } from '../../../kernel/acteur.ts'
import type { Courriel, Destinataire } from '../domain/annonce.ts'
import type { Cote, KindMessage, Message } from '../domain/message.ts'

/** A candidature whose conversation is open to someone. */
export type CandidatureDuFil = {
  readonly numero: string
  readonly produitId: string
  readonly produitNom: string
  readonly entrepriseId: string
  readonly dispositifIntitule: string
}

/** Null for a candidature that is not, or that this person may not see, alike (P23). Said by the module candidatures. */
export type PeutVoir = (numero: string, acteur: Personne) => Promise<CandidatureDuFil | null>

/** The people of one side whom a message of that kind concerns. */
export type DestinatairesDe = (demande: {
  readonly numero: string
  readonly cote: Cote
  readonly kind: KindMessage
}) => Promise<readonly Destinataire[]>

/** `cle`: the same one never writes twice in a conversation. */
export type NouveauMessage = Omit<Message, 'position' | 'le'> & { readonly cle: string }

export type Fil = {
  /** Adds a message at the end; null when its key is already there. */
  readonly ajouter: (message: NouveauMessage) => Promise<{ readonly position: number } | null>
  /** Deposits e-mails, which leave after the commit. */
  readonly ecrireA: (courriels: readonly Courriel[]) => Promise<void>
}

/** One transaction, once for each idempotency key; what it answers is kept and answered again to a retry (P2). */
export type UneFois = <R>(acte: Acte, faire: (fil: Fil) => Promise<R>) => Promise<R>
export type EnTransaction = <R>(faire: (fil: Fil) => Promise<R>) => Promise<R>
