import { autreCote, type Cote, type KindMessage } from './message.ts'

/** What is announced by e-mail. A notification is when its author says so, everything else always (MSG-2, MSG-3). */
export const estAnnonce = ({
  kind,
  annoncee,
}: {
  readonly kind: KindMessage
  readonly annoncee?: boolean | undefined
}): boolean => kind !== 'notification' || annoncee === true

/** Someone to write to; `ajout`: what the programme adds to the e-mails about its candidatures, the same for all of them. */
export type Destinataire = { readonly personneId: string; readonly courriel: string; readonly ajout?: string }

export type Courriel = {
  /** One e-mail per message and person, whatever runs twice (P20). */
  readonly cle: string
  readonly destinataire: string
  readonly sujet: string
  readonly texte: string
}

/**
 * MSG-2 — what an e-mail can be made of. It is given neither the object nor the text of the message, nor the names of the
 * company and of the product: what it does not know, it cannot let out.
 */
type Annonce = {
  readonly numero: string
  readonly position: number
  readonly kind: KindMessage
  readonly cote: Cote
  readonly auteurId: string
  /** The address of the service, without a final slash. */
  readonly adresse: string
}

/** The e-mails that say to the people of the other side that something waits for them in the messaging. */
export const courrielsDAnnonce = (annonce: Annonce, destinataires: readonly Destinataire[]): readonly Courriel[] =>
  destinataires
    .filter(({ personneId }) => personneId !== annonce.auteurId)
    .map(({ personneId, courriel, ajout = '' }) => ({
      cle: `message:${annonce.numero}:${annonce.position}:${personneId}`,
      destinataire: courriel,
      sujet: `Candidature ${annonce.numero} : ${attente[annonce.kind].objet}`,
      texte: texteDe(annonce, ajout.trim()),
    }))

/** The side that an announcement goes to: the other one. */
export const coteAnnonce = ({ cote }: { readonly cote: Cote }): Cote => autreCote(cote)

const message = { objet: 'un message vous attend', phrase: 'Un message vous attend' }

const attente: Readonly<Record<KindMessage, { readonly objet: string; readonly phrase: string }>> = {
  message,
  sollicitation: message,
  notification: message,
  decision: { objet: 'une décision vous est notifiée', phrase: 'Une décision vous est notifiée' },
}

const texteDe = ({ numero, kind, adresse }: Annonce, ajout: string): string => `Bonjour,

${attente[kind].phrase} dans la messagerie de Convergence, pour la candidature ${numero}.

Pour en prendre connaissance, connectez-vous :
${adresse}/candidatures/${numero}/messages

Par confidentialité, ce courriel ne reprend pas le contenu du message. Il est envoyé automatiquement : répondez dans Convergence, et non à ce courriel.
${ajout === '' ? '' : `\n${ajout}\n`}
Convergence
`
