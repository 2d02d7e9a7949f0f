import type { FastifyRequest } from 'fastify'
import { lireBiscuit } from './biscuits.ts'
import type { Acte, Corps, Requete, SessionResolue } from './contract.ts'
import { CORPS_VIDE, type CorpsJson, empreinteDe, enTextes } from './corps.ts'
import { ErreurDeBord, NonConnecte } from './erreurs.ts'
import type { CorpsEnFlux } from './parties.ts'
import { sessionIdDe } from './sessions.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What the session cookie is worth; null without one. */
    session: SessionResolue | null
    /** The fields of a form, checked; of a `flux` body, those that come before its first file. */
    corps: Corps | null
    flux: CorpsEnFlux | null
  }
}

export type Demande = FastifyRequest<{ Params: Record<string, string> }>

/** How the body of a route is read; null when it has none. */
export type Genre = 'formulaire' | 'flux' | 'json' | 'brut' | null

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const AUCUN_OCTET = new Uint8Array()

/** The path without its query, as asked for. */
export const cheminDe = (url: string): string => {
  const fin = url.indexOf('?')
  return fin < 0 ? url : url.slice(0, fin)
}

const cleDe = (corps: Corps, entete: string | string[] | undefined): string => {
  const cle = corps['cle'] ?? entete
  if (typeof cle !== 'string' || !uuid.test(cle.toLowerCase()))
    throw new ErreurDeBord(400, 'Cet envoi est incomplet. Rouvrez la page, puis recommencez.')
  return cle.toLowerCase()
}

const corpsJson = ({ body }: Demande): CorpsJson | undefined =>
  typeof body === 'object' && body !== null && 'octets' in body && body.octets instanceof Uint8Array && 'valeur' in body
    ? { octets: body.octets, valeur: body.valeur }
    : undefined

type Source = { readonly request: Demande; readonly genre: Genre; readonly prefixe: string; readonly protocole: string }

/**
 * The request as a route sees it. What costs is worked out only when asked for. `prefixe` is that of the names of cookies
 * under https.
 */
export const creerRequete = ({ request, genre, prefixe, protocole }: Source): Requete => {
  if (request.url.includes('%00')) throw new ErreurDeBord(400, 'Cette adresse contient un caractère interdit.')
  const { session, flux } = request
  const corps = request.corps ?? CORPS_VIDE
  const connecte = session?.kind === 'connecte' ? session.connecte : null
  const requete: Requete = {
    params: request.params,
    get query() {
      return enTextes(request.query)
    },
    corps,
    url: request.url,
    connecte,
    sessionId: session && sessionIdDe(session),
    get acteur() {
      if (!connecte) throw new NonConnecte()
      return connecte.acteur
    },
    get acte(): Acte {
      const json = genre === 'json' ? corpsJson(request) : undefined
      const envoye = json ? { json: Buffer.from(json.octets).toString('utf8') } : corps
      return {
        acteur: requete.acteur,
        cle: cleDe(corps, request.headers['idempotency-key']),
        empreinte: empreinteDe({ adresse: `${request.method} ${cheminDe(request.url)}`, corps: envoye }),
      }
    },
    correlation: request.id,
    entetes: request.headers,
    sansCorps: request.method === 'HEAD',
    get origine() {
      return `${protocole}//${request.host}`
    },
    biscuit: nom => lireBiscuit(request.headers.cookie, prefixe + nom),
    ip: request.ip,
    get json() {
      return genre === 'json' ? corpsJson(request)?.valeur : undefined
    },
    get octets() {
      return (genre === 'json' ? corpsJson(request)?.octets : undefined) ?? AUCUN_OCTET
    },
    parties: () => {
      if (!flux) throw new Error('cette route ne déclare pas un corps en flux')
      return flux.parties()
    },
    brut: () => request.raw,
  }
  return requete
}
