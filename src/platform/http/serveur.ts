import underPressure from '@fastify/under-pressure'
import fastify, { type FastifyReply, type onRequestHookHandler, type preHandlerAsyncHookHandler } from 'fastify'
import { avecCorrelation } from '../log/index.ts'
import { poserActifs } from './actifs.ts'
import { BISCUIT_SESSION, lireBiscuit, prefixeBiscuits } from './biscuits.ts'
import type { Route } from './contract.ts'
import { CORPS_MAX } from './corps.ts'
import { entetesDeSecurite } from './entetes.ts'
import { NonTrouve } from './erreurs.ts'
import { creerReponseAuxErreurs } from './erreurs-serveur.ts'
import * as garde from './gardes.ts'
import { hotesAdmis } from './hotes.ts'
import { creerJetons } from './jeton.ts'
import { creerLimiteur } from './limites.ts'
import { poserMontages } from './montages.ts'
import type { OptionsServeur, Serveur } from './options.ts'
import { envoyer, type Reglages } from './reponse.ts'
import { creerRequete } from './requete.ts'
import { changeEtat, type Echange, exigerAcces, genreDe, poserRoutes } from './routes.ts'
import { CHEMINS_SANTE, routesSante } from './sante.ts'
import { creerCacheDeSessions } from './sessions.ts'

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
    // One hop: what the proxy itself adds is believed, not what its caller wrote before it.
    trustProxy: trustProxy && ((_adresse, saut) => saut === 0),
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
  const apresLecture = (route: Route): preHandlerAsyncHookHandler[] => {
    const genre = genreDe(route)
    return genre ? [garde.jeton({ jetons, genre, exige: !route.sansJeton })] : []
  }
  const traiter = async (route: Route, { request, reply }: Echange): Promise<FastifyReply> => {
    const requete = creerRequete({ request, genre: genreDe(route), prefixe, protocole: base.protocol })
    const reponse = await avecCorrelation(request.id, () => route.traiter(requete))
    await envoyer({ request, reply, reglages }, reponse)
    return reply
  }

  app.setErrorHandler((erreur, request, reply) => repondre({ request, reply, erreur }))
  app.setNotFoundHandler({ preHandler: identifier }, (request, reply) =>
    repondre({ request, reply, erreur: new NonTrouve() }),
  )
  app.addHook('onResponse', garde.mesurer(options))

  await poserRoutes(app, { routes: [...options.routes, ...routesSante(options.pret)], avant, apresLecture, traiter })
  poserActifs(app, options.actifs ?? [])
  await poserMontages(app, { montages: options.montages ?? [], limites })
  await app.ready()

  return {
    app,
    ecouter: ({ port, hote = '127.0.0.1' }) => app.listen({ port, host: hote }),
    fermer: () => app.close(),
  }
}
