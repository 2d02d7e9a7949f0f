import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { RoleAgent } from '../../kernel/acteur.ts'
import type { Page, Route, SessionResolue } from './contract.ts'
import { creerJetons } from './jeton.ts'
import type { OptionsServeur, Serveur } from './options.ts'
import { creerServeur } from './serveur.ts'

/** What the tests of this folder share: people by the letter that their cookie repeats, a bare renderer, a quiet log. */
export const BASE = 'http://convergence.example:3000'
export const SECRET = 'secret-des-essais-secret-des-essais'

const editeur = (sessionId: string): SessionResolue => ({
  kind: 'connecte',
  connecte: {
    sessionId,
    acteur: {
      kind: 'editeur',
      personneId: '00000000-0000-4000-8000-000000000001',
      nom: 'Pierre Durand',
      courriel: 'pierre.durand@imagerie-demo.example',
      entrepriseId: '00000000-0000-4000-8000-0000000000e1',
      role: 'salarie',
    },
  },
})

const agent = (sessionId: string, ...roles: readonly RoleAgent[]): SessionResolue => ({
  kind: 'connecte',
  connecte: {
    sessionId,
    acteur: {
      kind: 'agent',
      personneId: '00000000-0000-4000-8000-000000000002',
      nom: 'Nadia',
      courriel: 'n@agence.example',
      roles,
    },
  },
})

export type Qui = 'pierre' | 'nadia' | 'hugo' | 'nouvelle'

const sessions: Readonly<Record<Qui, SessionResolue>> = {
  pierre: editeur('pierre'),
  nadia: agent('nadia', 'gestionnaire'),
  hugo: agent('hugo', 'verificateur'),
  nouvelle: { kind: 'retenue', sessionId: 'nouvelle', vers: '/cgu' },
}

const nomDe = (jeton: string): Qui | undefined =>
  (['pierre', 'nadia', 'hugo', 'nouvelle'] as const).find(nom => jeton === nom.padEnd(43, '_'))

export const biscuitDe = (qui: Qui): string => `session=${qui.padEnd(43, '_')}`
export const jetonDe = (qui: Qui): string => creerJetons(SECRET).de(qui)

export const pageVide = (titre: string): Page => ({ titre, contenu: <p>{titre}</p> })

export type Ligne = { readonly niveau: string; readonly objet: object; readonly texte: string }

export const serveurDEssai = (routes: readonly Route[], reste: Partial<OptionsServeur> = {}): Promise<Serveur> =>
  creerServeur({
    routes,
    baseUrl: BASE,
    secret: SECRET,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    rendre: ({ titre }, { connecte, jeton, chemin, correlation }) =>
      JSON.stringify({ titre, nom: connecte?.acteur.nom ?? null, jeton, chemin, correlation }),
    // A machine busy with other tests is late, and turns nobody away.
    delestage: { retardMaxMs: Number.POSITIVE_INFINITY },
    resoudreSession: async jeton => {
      const nom = nomDe(jeton)
      return nom ? sessions[nom] : null
    },
    ...reste,
  })

type Demande = Omit<InjectOptions, 'headers'> & { readonly qui?: Qui; readonly headers?: Record<string, string> }

/** One request under the service's own name, as somebody or as nobody. */
export const demander = (serveur: Serveur, { qui, headers = {}, ...reste }: Demande): Promise<LightMyRequestResponse> =>
  serveur.app.inject({
    ...reste,
    headers: { host: 'convergence.example:3000', ...(qui ? { cookie: biscuitDe(qui) } : {}), ...headers },
  })

/** A form sent from a page of ours. */
export const envoyerFormulaire = (
  serveur: Serveur,
  {
    url,
    qui,
    champs,
    headers = {},
  }: {
    readonly url: string
    readonly qui?: Qui
    readonly champs: Record<string, string>
    readonly headers?: Record<string, string>
  },
): Promise<LightMyRequestResponse> =>
  demander(serveur, {
    method: 'POST',
    url,
    ...(qui ? { qui } : {}),
    payload: new URLSearchParams(champs).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
