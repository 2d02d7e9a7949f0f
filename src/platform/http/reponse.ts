import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ecrireBiscuit } from './biscuits.ts'
import { compresser } from './compression.ts'
import type { Biscuit, ContexteDePage, Page, Rendre, Reponse } from './contract.ts'
import { politiqueAttachement, politiqueEnLigne } from './entetes.ts'
import type { Jetons } from './jeton.ts'
import type { OptionsServeur } from './options.ts'
import { cheminDe } from './requete.ts'
import { sessionIdDe } from './sessions.ts'

export type Reglages = {
  readonly rendre: Rendre
  readonly jetons: Jetons
  readonly https: boolean
  readonly log: OptionsServeur['log']
  /** Told of every cookie written in answer to a request, for the cache of sessions. */
  readonly surBiscuit: (request: FastifyRequest, biscuit: Biscuit) => void
}

type Envoi = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly reglages: Reglages }

/** A file name as browsers read it (RFC 6266, RFC 5987), without a way out of its quotes. */
export const disposition = (mode: 'attachment' | 'inline', nom: string): string => {
  const simple = nom
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%/;]/g, '_')
  const complet = encodeURIComponent(nom.toWellFormed()).replace(
    /['()*!]/g,
    c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${mode}; filename="${simple}"; filename*=UTF-8''${complet}`
}

const contexteDe = ({ request, reglages }: Envoi): ContexteDePage => {
  const { session } = request
  return {
    connecte: session?.kind === 'connecte' ? session.connecte : null,
    jeton: session ? reglages.jetons.de(sessionIdDe(session)) : '',
    chemin: cheminDe(request.url),
    correlation: request.id,
  }
}

/** What a person signed in is shown stays nowhere; what anyone may see is asked again, and not sent again when unchanged. */
const conservation = ({ request, reply }: Envoi, texte: string): boolean => {
  if (request.session || reply.statusCode !== 200 || (request.method !== 'GET' && request.method !== 'HEAD')) {
    reply.header('cache-control', 'private, no-store')
    return false
  }
  const etiquette = `W/"${createHash('sha1').update(texte).digest('base64url')}"`
  reply.header('cache-control', 'private, no-cache').header('etag', etiquette)
  return request.headers['if-none-match'] === etiquette
}

const envoyerTexte = async (
  envoi: Envoi,
  { texte, type }: { readonly texte: string; readonly type: string },
): Promise<void> => {
  const { request, reply } = envoi
  reply.header('content-type', type).header('vary', 'accept-encoding, cookie')
  if (conservation(envoi, texte)) return void reply.code(304).send()
  const compresse = compresser(texte, request.headers['accept-encoding'])
  const { corps, encodage } = compresse instanceof Promise ? await compresse : compresse
  if (encodage) reply.header('content-encoding', encodage)
  reply.send(corps)
}

export const envoyerPage = (
  envoi: Envoi,
  { statut, page }: { readonly statut: number; readonly page: Page },
): Promise<void> => {
  envoi.reply.code(statut)
  return envoyerTexte(envoi, {
    texte: envoi.reglages.rendre(page, contexteDe(envoi)),
    type: 'text/html; charset=utf-8',
  })
}

const envoyerFichier = ({ request, reply, reglages }: Envoi, fichier: Extract<Reponse, { kind: 'fichier' }>): void => {
  const { plage } = fichier
  reply
    .header('content-type', fichier.type)
    .header('content-disposition', disposition(fichier.disposition, fichier.nom))
    .header(
      'content-security-policy',
      fichier.disposition === 'attachment' || fichier.isole ? politiqueAttachement : politiqueEnLigne,
    )
    .header('cache-control', 'private, no-store')
  if (fichier.etiquette !== undefined) reply.header('etag', fichier.etiquette).header('accept-ranges', 'bytes')
  if (plage) {
    reply.code(206).header('content-range', `bytes ${plage.debut}-${plage.fin}/${plage.total}`)
    reply.header('content-length', plage.fin - plage.debut + 1)
  } else if (fichier.taille !== undefined) {
    reply.header('content-length', fichier.taille)
  }
  if (fichier.corps instanceof Readable) {
    fichier.corps.once('error', err =>
      reglages.log.error({ correlation: request.id, err }, 'envoi d’un fichier interrompu'),
    )
  }
  reply.send(fichier.corps)
}

const poserBiscuit = ({ request, reply, reglages }: Envoi, biscuit: Biscuit): void => {
  reply.header('set-cookie', ecrireBiscuit(biscuit, reglages.https))
  reglages.surBiscuit(request, biscuit)
}

/** Writes what a route answered. */
export const envoyer = (envoi: Envoi, reponse: Reponse): Promise<void> | void => {
  const { reply } = envoi
  switch (reponse.kind) {
    case 'page':
      return envoyerPage(envoi, reponse)
    case 'redirection':
      for (const biscuit of reponse.cookies ?? []) poserBiscuit(envoi, biscuit)
      reply.header('cache-control', 'no-store')
      return void reply.redirect(reponse.vers, 303)
    case 'json':
      reply.code(reponse.statut)
      return envoyerTexte(envoi, {
        texte: JSON.stringify(reponse.valeur),
        type: reponse.type ?? 'application/json; charset=utf-8',
      })
    case 'fichier':
      return envoyerFichier(envoi, reponse)
    case 'brute':
      reply.code(reponse.statut).header('cache-control', 'no-store').headers(reponse.entetes)
      return void reply.send(reponse.corps)
  }
}
