import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type pg from 'pg'
import { compresser } from '../src/platform/http/compression.ts'
import { entetesDeSecurite } from '../src/platform/http/entetes.ts'
import { ouvrir, type Qui, quiEst } from './nu/base.ts'
import { repondreDossier } from './nu/dossier.ts'
import { recevoirUnePartie } from './nu/envoi.ts'
import { repondreListe } from './nu/liste.ts'
import type { Modeles, Repondre } from './nu/modeles.ts'
import { repondreRecherche } from './nu/registre.ts'
import { soumettre } from './nu/soumettre.ts'
import { repondreTableau } from './nu/tableau.ts'

/**
 * A bare server: node:http, pg, strings. It reads the session, asks its question in one statement, writes the HTML that the
 * product writes and compresses it alike. It has neither rules, nor routes, nor components: what is left is the practical limit.
 */

const pages = (pool: pg.Pool, modeles: Modeles): readonly (readonly [RegExp, Repondre])[] => [
  [/^\/registre\?q=/, repondreRecherche(pool, modeles)],
  [/^\/agence\/candidatures$/, repondreListe(pool, modeles)],
  [/^\/candidatures\/[A-Z0-9]{10}$/, repondreTableau(pool, modeles)],
  [/^\/candidatures\/[A-Z0-9]{10}\/dossier$/, repondreDossier(pool, modeles)],
]

const SOUMISSION = /^\/candidatures\/([A-Z0-9]{10})\/chapitres\/([\w-]+)\/soumission$/
const entetes = entetesDeSecurite({ https: false })

const lireCorps = async (requete: IncomingMessage): Promise<string> => {
  let corps = ''
  for await (const morceau of requete) corps += String(morceau)
  return corps
}

const principal = (): void => {
  const pool = ouvrir(process.env['DATABASE_URL'] ?? '')
  const secret = process.env['SESSION_SECRET'] ?? ''
  let routes: ReturnType<typeof pages> = []
  const poster = async (qui: Qui, requete: IncomingMessage): Promise<string | null> => {
    const [, numero = '', code = ''] = SOUMISSION.exec(requete.url ?? '') ?? []
    const corps = await lireCorps(requete)
    const champs = new URLSearchParams(corps)
    const jeton = createHmac('sha256', secret).update(`formulaire:${qui.sessionId}`).digest('base64url')
    if (champs.get('_jeton') !== jeton) return null
    const version = await soumettre(pool, { qui, numero, code, cle: champs.get('cle') ?? '', corps })
    return version === null ? null : `/candidatures/${numero}/accuses/${version}`
  }
  const repondre = async (requete: IncomingMessage, reponse: ServerResponse): Promise<void> => {
    const { url = '/' } = requete
    const jeton = /(?:^|; )session=([\w-]{43})/.exec(requete.headers.cookie ?? '')?.[1]
    const route = routes.find(([forme]) => forme.test(url))?.[1]
    const qui = jeton === undefined ? null : await quiEst(pool, jeton)
    if (!qui) return void reponse.writeHead(403, entetes).end()
    if (requete.method === 'PATCH')
      return void reponse.writeHead(200, entetes).end(await recevoirUnePartie(requete, url))
    if (requete.method === 'POST') {
      const vers = await poster(qui, requete)
      return void reponse.writeHead(vers ? 303 : 422, { ...entetes, location: vers ?? '', 'content-length': 0 }).end()
    }
    const html = route && (await route(qui, url))
    if (!html) return void reponse.writeHead(404, entetes).end()
    const { corps, encodage } = await compresser(html, requete.headers['accept-encoding'] as string | undefined)
    const type = {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-store',
      vary: 'accept-encoding, cookie',
    }
    const codage = encodage ? { 'content-encoding': encodage } : {}
    reponse
      .writeHead(200, { ...entetes, ...type, ...codage, 'content-length': corps.length, 'x-correlation': randomUUID() })
      .end(corps)
  }
  const serveur = createServer((requete, reponse) => {
    repondre(requete, reponse).catch((erreur: unknown) => {
      process.stderr.write(`${erreur instanceof Error ? erreur.stack : String(erreur)}\n`)
      reponse.writeHead(500).end()
    })
  })
  process.on('message', (modeles: Modeles) => {
    routes = pages(pool, modeles)
    process.send?.('modeles')
  })
  process.on('disconnect', () => process.exit(0))
  serveur.listen(Number(process.env['PORT']), '127.0.0.1', () => process.send?.('pret'))
}

principal()
