import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composer } from '../../src/app/compose.ts'
import { lireConfig } from '../../src/platform/config/index.ts'
import { creerJetons } from '../../src/platform/http/jeton.ts'
import { creerLog } from '../../src/platform/log/index.ts'
import { magasinSurDisque } from '../../src/platform/storage/index.ts'
import { avantLaBase } from './base.ts'
import { portLibre } from './produit.ts'
import type { Prenom } from './personnes.ts'
import type { Procedure } from './procedure.ts'

const SECRET = 'un secret de test, long de plus de trente-deux caractères'

export type RouteDuRouteur = { readonly methode: string; readonly chemin: string }

/** The whole product's router, on the database of a procedure, asked by its people. */
export type Routeur = {
  readonly app: FastifyInstance
  /** What it answers to, as it says itself: assets and servers of their own aside. */
  readonly routes: readonly RouteDuRouteur[]
  readonly demander: (qui: Prenom | null, demande: InjectOptions) => Promise<LightMyRequestResponse>
  /** The token of a person's forms. */
  readonly jeton: (qui: Prenom) => Promise<string>
}

export const ouvrirRouteur = async ({ db, url, dossier, jetons, identite }: Procedure): Promise<Routeur> => {
  const propre = await mkdtemp(join(tmpdir(), 'convergence-routeur-'))
  const port = String(await portLibre())
  const config = lireConfig({
    DEMONSTRATION: '1',
    PORT: port,
    DATA_DIR: propre,
    DATABASE_URL: url,
    SESSION_SECRET: SECRET,
  })
  const produit = await composer({
    config,
    db,
    log: creerLog({ niveau: 'silent' }),
    magasin: await magasinSurDisque({ dossier: join(dossier, 'pieces') }),
    expediteur: { envoyer: async () => undefined, fermer: () => undefined },
    limites: 'aucune',
  })
  avantLaBase(async () => {
    await produit.fermer()
    await rm(propre, { recursive: true, force: true })
  })
  await produit.ecouter()
  const { app } = produit
  const { host } = new URL(config.adressePublique)
  const secret = creerJetons(SECRET)
  return {
    app,
    routes: await routesDe(app, host),
    demander: (qui, demande) =>
      app.inject({
        ...demande,
        headers: {
          host,
          ...(qui ? { cookie: `session=${jetons[qui]}` } : {}),
          ...demande.headers,
        },
      }),
    jeton: async qui => {
      const session = await identite.resoudreSession(jetons[qui])
      if (session?.kind !== 'connecte') throw new Error(`${qui} n’est pas entré`)
      return secret.de(session.connecte.sessionId)
    },
  }
}

const A_PART = /^\/(?:actifs\/|isc\b|demonstration\/gazelle)/
/** No route of ours is one of these: it answers 405, and says which verbs it takes. */
const JAMAIS = ['PATCH', 'PUT', 'DELETE'] as const

const routesDe = async (app: FastifyInstance, host: string): Promise<readonly RouteDuRouteur[]> => {
  const chemins = cheminsDe(app.printRoutes({ commonPrefix: false })).filter(chemin => !A_PART.test(chemin))
  const trouvees = await Promise.all(
    chemins.map(async chemin => {
      const reponses = await Promise.all(JAMAIS.map(method => app.inject({ method, url: chemin, headers: { host } })))
      const dit = reponses.find(({ statusCode }) => statusCode === 405)?.headers.allow
      if (typeof dit !== 'string') throw new Error(`${chemin} ne dit pas ce qu’il admet`)
      return dit.split(', ').map(methode => ({ methode, chemin }))
    }),
  )
  return trouvees.flat()
}

/** The addresses of the tree that fastify prints: each line goes on from the one above it that is less indented. */
const cheminsDe = (arbre: string): readonly string[] => {
  const pile: string[] = []
  return arbre.split('\n').flatMap(ligne => {
    const [, retrait = '', segment] = /^([\s│├└─]*)(\S+) \(/.exec(ligne) ?? []
    if (segment === undefined) return []
    const niveau = retrait.length / 4
    pile.length = niveau
    pile[niveau] = (pile[niveau - 1] ?? '') + segment
    return [pile[niveau] ?? '']
  })
}
