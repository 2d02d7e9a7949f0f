import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import type {
  FastifyInstance,
  FastifyReply,
  HTTPMethods,
  onRequestHookHandler,
  preHandlerAsyncHookHandler,
} from 'fastify'
import type { Acces, Route } from './contract.ts'
import { accepterJson, CORPS_MAX, laisserBrut } from './corps.ts'
import { ErreurDeBord } from './erreurs.ts'
import { phraseDe } from './pages-erreur.tsx'
import type { Demande, Genre } from './requete.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    acces?: Acces
  }
}

const VERBES: readonly HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

export const changeEtat = ({ methode }: Route): boolean => methode !== 'GET' && methode !== 'HEAD'

export const genreDe = (route: Route): Genre => (changeEtat(route) ? (route.corps ?? 'formulaire') : null)

/** P23: whatever registers a route, ours or a plugin's, says who may call it. */
export const exigerAcces = (app: FastifyInstance): void => {
  app.addHook('onRoute', ({ method, url, config }) => {
    if (!config?.acces) throw new Error(`la route ${String(method)} ${url} ne déclare pas qui peut l’appeler`)
  })
}

export type Echange = { readonly request: Demande; readonly reply: FastifyReply }

type APoser = {
  readonly routes: readonly Route[]
  readonly avant: (route: Route) => onRequestHookHandler[]
  readonly apresLecture: (route: Route) => preHandlerAsyncHookHandler[]
  readonly traiter: (route: Route, echange: Echange) => Promise<FastifyReply>
}

/** Registers the routes, each among those whose body is read alike: a form, a stream of parts, JSON, or bytes. */
export const poserRoutes = async (
  app: FastifyInstance,
  { routes, avant, apresLecture, traiter }: APoser,
): Promise<void> => {
  const poser = (cible: FastifyInstance, genre: Genre): void => {
    for (const route of routes.filter(candidate => genreDe(candidate) === genre)) {
      cible.route<{ Params: Record<string, string> }>({
        method: route.methode,
        url: route.chemin,
        config: { acces: route.acces },
        onRequest: avant(route),
        preHandler: apresLecture(route),
        handler: (request, reply) => traiter(route, { request, reply }),
      })
    }
  }
  app.removeAllContentTypeParsers()
  await app.register(formbody, { bodyLimit: CORPS_MAX })
  poser(app, null)
  poser(app, 'formulaire')
  // The multipart plugin looks at every request that it sees: it sees those of its routes only.
  await app.register(async cible => {
    cible.removeAllContentTypeParsers()
    await cible.register(multipart)
    poser(cible, 'flux')
  })
  await app.register(async cible => {
    accepterJson(cible)
    poser(cible, 'json')
  })
  await app.register(async cible => {
    laisserBrut(cible)
    poser(cible, 'brut')
  })
  refuserAutresVerbes(app, routes)
}

/** A known address asked with another verb is 405, and says which ones it takes. */
const refuserAutresVerbes = (app: FastifyInstance, routes: readonly Route[]): void => {
  // `/a/:x` and `/a/:y` are one address.
  for (const [, connues] of Map.groupBy(routes, ({ chemin }) => chemin.replaceAll(/:\w+/g, ':'))) {
    const chemin = connues[0]?.chemin ?? ''
    const permis = new Set<string>(connues.map(route => route.methode))
    app.route({
      method: VERBES.filter(verbe => !permis.has(verbe)),
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
