import type { Auteur } from '../../../kernel/acteur.ts'
import type { Cote } from '../domain/message.ts'
import { aAvertir, type DepsAnnonce, deposer } from './annoncer.ts'
import type { EnTransaction } from './ports.ts'

/** A message that follows from a fact of the procedure. */
export type MessageSysteme = {
  readonly numero: string
  /** Names the fact and what follows from it, e.g. « ComplementDemande:7 »: a reaction that runs twice writes once. */
  readonly cle: string
  /** The side that speaks: the other one is told. */
  readonly cote: Cote
  readonly auteur: Auteur
  readonly objet: string
  /** Plain text. */
  readonly corps: string
  /** The line of the candidature's journal; none for what happened to its programme. */
  readonly faitPosition: number | null
} & (
  | { readonly kind: 'sollicitation' | 'decision' }
  /** `annoncee`: also told by e-mail. */
  | { readonly kind: 'notification'; readonly annoncee: boolean }
)

/** Answers whether it was written now; false when it already was. */
export type DeposerSysteme = (message: MessageSysteme) => Promise<boolean>

/** MSG-2, MSG-3 — puts a solicitation, a decision or a notification in the conversation, and announces it. */
export const makeDeposerSysteme =
  ({ enTransaction, ...annonce }: DepsAnnonce & { readonly enTransaction: EnTransaction }): DeposerSysteme =>
  async message => {
    const destinataires = await aAvertir(annonce, message)
    const { numero, kind, cote, auteur, objet, corps, faitPosition } = message
    const cle = `fait:${message.cle}`
    const depose = await enTransaction(fil =>
      deposer(
        fil,
        { numero, cle, kind, cote, auteur, objet, corps, faitPosition },
        { adresse: annonce.adresse, destinataires },
      ),
    )
    return depose !== null
  }
