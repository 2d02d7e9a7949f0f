import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import underPressure from '@fastify/under-pressure'
import fastify, { type FastifyInstance, type HTTPMethods, type onRequestHookHandler } from 'fastify'
import { poserActifs } from './actifs.ts'
import { lireBiscuit, prefixeBiscuits } from './biscuits.ts'
import type { Acces, Route } from './contract.ts'
import { accepterJson, CORPS_MAX, laisserBrut } from './corps.ts'
import { entetesDeSecurite } from './entetes.ts'
import { ErreurDeBord, NonTrouve } from './erreurs.ts'
import { creerReponseAuxErreurs } from './erreurs-serveur.ts'
import * as garde from './gardes.ts'
import { hotesAdmis } from './hotes.ts'
import { creerJetons } from './jeton.ts'
import { creerLimiteur } from './limites.ts'
import { poserMontages } from './montages.ts'
import type { OptionsServeur, Serveur } from './options.ts'
import { phraseDe } from './pages-erreur.tsx'
import { envoyer, type Reglages } from './reponse.ts'
import { creerRequete, type Genre } from './requete.ts'
import { CHEMINS_SANTE, routesSante } from './sante.ts'
import { creerCacheDeSessions } from './sessions.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    acces?: Acces
  }
}

/** The name of the session's cookie, as routes read and write it. */
export const BISCUIT_SESSION = 'session'

const VERBES: readonly HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/**
 * The HTTP server. What follows is the security model: the list of what every request passes, in order, then of what each
 * route adds. A route that does not declare who may call it keeps the server from starting (P23).
 * @throws Error at once when a route is not declared, or declared twice.
 */
export const creerServeur = async (options: OptionsServeur): Promise<Serveur> => {
  const { baseUrl, limites = { parMinute: 1_200 }, delestage = {}, formulairesVers = [], trustProxy = false } = options
  const base = new URL(baseUrl)
  const https = base.protocol === 'https:'
  const prefixe = prefixeBiscuits(https)
  const biscuit = prefixe + BISCUIT_SESSION
  const sessions = creerCacheDeSessions(options.resoudreSession)
  const jetons = creerJetons(options.secret)
  const valeursEntetes = entetesDeSecurite({ https, formulairesVers })
  const reglages: Reglages = {
    rendre: options.rendre,
    jetons,
    https,
    log: options.log,
    surBiscuit: (request, { nom }) => {
      const ancien = nom === BISCUIT_SESSION ? lireBiscuit(request.headers.cookie, biscuit) : undefined
      if (ancien) sessions.oublier(ancien)
    },
  }
  const repondre = creerReponseAuxErreurs({ options, reglages })

  const app = fastify({
    genReqId: garde.creerCorrelation(trustProxy),
    trustProxy,
    bodyLimit: CORPS_MAX,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    // A deposit of 4 GiB may take hours; a connection on which nothing moves may not.
    connectionTimeout: 120_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    frameworkErrors: (erreur, request, reply) => {
      void repondre({ request, reply: reply.headers(valeursEntetes).header('x-correlation', request.id), erreur })
    },
    clientErrorHandler: (_erreur, socket) => {
      if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
    },
  })
  exigerAcces(app)
  app.decorateRequest('session', null)
  app.decorateRequest('corps', null)
  app.decorateRequest('flux', null)
  await app.register(underPressure, { sampleInterval: 250 })

  // Every request, in this order.
  app.addHook('onRequest', garde.entetes(valeursEntetes))
  app.addHook('onRequest', garde.hote(hotesAdmis(base), CHEMINS_SANTE))
  if (limites !== 'aucune') {
    const compter = creerLimiteur(limites.parMinute)
    app.addHook('onRequest', garde.limiteGenerale({ compter, sessions, biscuit }))
  }
  const delester = garde.delestage({
    app,
    lecturesMax: delestage.lecturesMax ?? 300,
    retardMaxMs: delestage.retardMaxMs ?? 400,
    exceptes: CHEMINS_SANTE,
  })
  const identifier = garde.session({ sessions, biscuit })

  // Then each route, in this order; then its body is read (1 MB at most, or streamed); then its token is checked.
  const avant = (route: Route): onRequestHookHandler[] => [
    ...(route.limite && limites !== 'aucune' ? [garde.limiteStricte(creerLimiteur(route.limite))] : []),
    delester,
    identifier,
    garde.acces(route.acces),
    ...(changeEtat(route) && !route.sansJeton ? [garde.origine(base.protocol)] : []),
  ]
  const poser = (cible: FastifyInstance, route: Route): void => {
    const genre = genreDe(route)
    cible.route<{ Params: Record<string, string> }>({
      method: route.methode,
      url: route.chemin,
      config: { acces: route.acces },
      onRequest: avant(route),
      preHandler: genre ? [garde.jeton({ jetons, genre, exige: !route.sansJeton })] : [],
      handler: async (request, reply) => {
        const reponse = await route.traiter(creerRequete({ request, genre, prefixe, protocole: base.protocol }))
        await envoyer({ request, reply, reglages }, reponse)
        return reply
      },
    })
  }

  app.setErrorHandler((erreur, request, reply) => repondre({ request, reply, erreur }))
  app.setNotFoundHandler({ preHandler: identifier }, (request, reply) =>
    repondre({ request, reply, erreur: new NonTrouve() }),
  )
  app.addHook('onResponse', garde.mesurer(options))

  const routes = [...options.routes, ...routesSante(options.pret)]
  const parGenre = Map.groupBy(routes, genreDe)
  app.removeAllContentTypeParsers()
  await app.register(formbody, { bodyLimit: CORPS_MAX })
  for (const route of [...(parGenre.get(null) ?? []), ...(parGenre.get('formulaire') ?? [])]) poser(app, route)
  await app.register(async cible => {
    cible.removeAllContentTypeParsers()
    await cible.register(multipart)
    for (const route of parGenre.get('flux') ?? []) poser(cible, route)
  })
  await app.register(async cible => {
    accepterJson(cible)
    for (const route of parGenre.get('json') ?? []) poser(cible, route)
  })
  await app.register(async cible => {
    laisserBrut(cible)
    for (const route of parGenre.get('brut') ?? []) poser(cible, route)
  })
  refuserAutresVerbes(app, routes)
  poserActifs(app, options.actifs ?? [])
  await poserMontages(app, { montages: options.montages ?? [], limites })
  await app.ready()

  return {
    app,
    ecouter: ({ port, hote = '127.0.0.1' }) => app.listen({ port, host: hote }),
    fermer: () => app.close(),
  }
}

const changeEtat = ({ methode }: Route): boolean => methode !== 'GET' && methode !== 'HEAD'

const genreDe = (route: Route): Genre => (changeEtat(route) ? (route.corps ?? 'formulaire') : null)

/** P23: whatever registers a route, ours or a plugin's, says who may call it. */
const exigerAcces = (app: FastifyInstance): void => {
  app.addHook('onRoute', ({ method, url, config }) => {
    if (!config?.acces) throw new Error(`la route ${String(method)} ${url} ne déclare pas qui peut l’appeler`)
  })
}

/** A known address asked with another verb is 405, and says which ones it takes. */
const refuserAutresVerbes = (app: FastifyInstance, routes: readonly Route[]): void => {
  for (const [chemin, connues] of Map.groupBy(routes, route => route.chemin)) {
    const permis = new Set<string>(connues.map(route => route.methode))
    const autres = VERBES.filter(verbe => !permis.has(verbe))
    app.route({
      method: autres,
      url: chemin,
      config: { acces: { qui: 'public' } },
      exposeHeadRoute: false,
      handler: (_request, reply) => {
        reply.header('allow', [...permis].join(', '))
        throw new ErreurDeBord(405, phraseDe(405))
      },
    })
  }
}
