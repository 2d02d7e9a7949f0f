import type { FastifyReply, FastifyRequest } from 'fastify'
import { ErreurDeBord } from './erreurs.ts'
import type { ErreurAffichee, OptionsServeur } from './options.ts'
import { pageErreurSimple, probleme, titreDe, traduire } from './pages-erreur.tsx'
import { envoyerPage, type Reglages } from './reponse.ts'
import { cheminDe } from './requete.ts'
import { versConnexion } from './acces.ts'

class EnvoiInterrompu extends ErreurDeBord {
  constructor() {
    super(400, 'L’envoi a été interrompu avant la fin, ou n’est pas lisible. Recommencez l’envoi.')
  }
}

type Contexte = { readonly options: OptionsServeur; readonly reglages: Reglages }

/** A program, rather than a person with a browser. */
const veutJson = (request: FastifyRequest): boolean => {
  const accepte = request.headers.accept ?? ''
  return (
    cheminDe(request.url).endsWith('.json') ||
    (/\bapplication\/(?:problem\+)?json\b/.test(accepte) && !accepte.includes('text/html'))
  )
}

/** The address of the page that a form was on, when it is one of ours: where to come back to after signing in. */
const pageDavant = (request: FastifyRequest, baseUrl: string): string => {
  const { referer } = request.headers
  if (request.method === 'GET') return request.url
  if (!referer || !URL.canParse(referer)) return '/'
  const { origin, pathname, search } = new URL(referer)
  return origin === new URL(baseUrl).origin ? pathname + search : '/'
}

/** The sender left, or what came cannot be read: whatever the reader threw then comes of it. */
const interrompu = ({ flux, raw }: FastifyRequest): boolean =>
  flux?.interrompu() === true || (raw.destroyed && !raw.complete)

const repondre = async ({ options, reglages }: Contexte, envoi: Envoi): Promise<void> => {
  const { request, reply } = envoi
  const erreur = interrompu(request) ? new EnvoiInterrompu() : envoi.erreur
  const { statut, phrase, attendre } = traduire(erreur)
  if (statut >= 500) options.log.error({ correlation: request.id, err: erreur }, 'erreur')
  const affichee = {
    statut,
    titre: titreDe(statut),
    phrase,
    correlation: request.id,
    lien: lienDe({ statut, methode: request.method, retour: pageDavant(request, options.baseUrl) }),
  }
  for (const nom of ['content-disposition', 'content-length', 'content-encoding', 'etag']) reply.removeHeader(nom)
  // What is left of a body that was refused is not waited for.
  if (request.method !== 'GET' && !request.raw.complete) reply.header('connection', 'close')
  reply
    .code(statut)
    .header('cache-control', 'private, no-store')
    .headers(attendre ? { 'retry-after': String(attendre) } : {})
  if (veutJson(request)) {
    reply.header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(probleme(affichee)))
    return
  }
  try {
    await envoyerPage(
      { request, reply, reglages },
      { statut, page: (options.pageErreur ?? pageErreurSimple)(affichee) },
    )
  } catch (mise) {
    options.log.error({ correlation: request.id, err: mise }, 'la page d’erreur n’a pas pu être mise en page')
    reply
      .header('content-type', 'text/plain; charset=utf-8')
      .send(`${affichee.titre}\n\n${phrase}\n\nRéférence : ${request.id}\n`)
  }
}

/** Refusals of what was asked, not of who asks nor of where: the same page, asked again, may well answer. */
const passageres: ReadonlySet<number> = new Set([429, 500, 503])

/** `//elsewhere` is another site to a browser. */
const cheminDIci = /^\/[\w-]/

const lienDe = ({ statut, methode, retour }: Depart): ErreurAffichee['lien'] => {
  if (statut === 401) return { libelle: 'Se connecter', href: versConnexion(retour) }
  if (cheminDIci.test(retour)) {
    if (methode === 'GET' && passageres.has(statut)) return { libelle: 'Recharger la page', href: retour }
    if (methode !== 'GET') return { libelle: 'Rouvrir la page', href: retour }
  }
  return { libelle: 'Retour à l’accueil', href: '/' }
}

/** `retour`: the page that was asked for, or that the form was on. */
type Depart = { readonly statut: number; readonly methode: string; readonly retour: string }

type Envoi = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly erreur: unknown }

/** Every error ends here: a page in the layout or a problem+json, with the correlation id, never a word from the code. */
export const creerReponseAuxErreurs =
  (contexte: Contexte) =>
  (envoi: Envoi): Promise<void> =>
    repondre(contexte, envoi)
