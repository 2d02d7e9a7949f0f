import { createTransport } from 'nodemailer'
import type { Envoyer } from './courriels.ts'

export type Expediteur = { readonly envoyer: Envoyer; readonly fermer: () => void }

/** Without a mail server, an e-mail is « sent » when it can be read in the local box. */
export const expediteurLocal: Expediteur = { envoyer: () => Promise.resolve(), fermer: () => undefined }

const domaineDe = (adresse: string): string => /@([\p{L}\p{N}.-]+)/u.exec(adresse)?.[1] ?? 'convergence.invalid'

/**
 * Sends through the operator's mail server.
 * @param url `smtp://` or `smtps://`, with the account when there is one
 * @param de the sender, « Convergence <ne-pas-repondre@agence.example> »
 */
export const expediteurSmtp = ({ url, de }: { readonly url: string; readonly de: string }): Expediteur => {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    envoyer: async ({ destinataire, sujet, texte, messageId }) => {
      await transport.sendMail({
        from: de,
        to: { name: '', address: destinataire },
        subject: sujet,
        text: texte,
        messageId: `<${messageId}@${domaineDe(de)}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    fermer: () => transport.close(),
  }
}
