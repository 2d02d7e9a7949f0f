import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Actif, Page, Rendre, ResoudreSession, Route } from './contract.ts'

/** The words of an error, for whoever lays it out. */
export type ErreurAffichee = {
  readonly statut: number
  readonly titre: string
  /** What happened and what to do, in French; never a word from the code. */
  readonly phrase: string
  readonly correlation: string
  readonly lien: { readonly libelle: string; readonly href: string }
}

/** A server of its own under a prefix (the local identity provider): it gets node's request and response. */
export type Montage = {
  readonly prefixe: string
  /** Why it needs no token of ours nor a session. */
  readonly raison: string
  /** Requests a minute and an address, for a server that takes passwords or codes. */
  readonly limite?: number
  readonly traiter: (requete: IncomingMessage, reponse: ServerResponse) => void
}

/** What one answered request was, for metrics. `route` is the declared path, never what was typed. */
export type Mesure = { readonly route: string; readonly methode: string; readonly statut: number; readonly ms: number }

export type OptionsServeur = {
  readonly routes: readonly Route[]
  readonly montages?: readonly Montage[]
  readonly actifs?: readonly Actif[]
  readonly rendre: Rendre
  /** The page of an error; a plain one by default. */
  readonly pageErreur?: (erreur: ErreurAffichee) => Page
  readonly resoudreSession: ResoudreSession
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>
  /** The address people use: `https://convergence.example`. Any other Host is refused. */
  readonly baseUrl: string
  /** At least 32 bytes; signs the tokens of forms. */
  readonly secret: string | Uint8Array
  /** Behind one reverse proxy that sets X-Forwarded-*: the last address there and the correlation id are then believed. */
  readonly trustProxy?: boolean
  /** Origins that a form may end at after redirects: an outside identity provider, for signing out. */
  readonly formulairesVers?: readonly string[]
  /** Requests a minute for one address or one session (default 1,200); `aucune` lifts the strict limits too, for benches. */
  readonly limites?: { readonly parMinute: number } | 'aucune'
  /** From where on GETs are turned away (503) so that deposits go on: defaults 300 at once, 400 ms of loop delay. */
  readonly delestage?: { readonly lecturesMax?: number; readonly retardMaxMs?: number }
  /** Is what the service stands on there (the database)? Asked by `/sante/pret`. */
  readonly pret?: () => Promise<boolean>
  readonly surMesure?: (mesure: Mesure) => void
}

export type Serveur = {
  readonly app: FastifyInstance
  /** @returns the address listened at, `http://127.0.0.1:3000`. */
  readonly ecouter: (ou: { readonly port: number; readonly hote?: string }) => Promise<string>
  /** Stops taking requests, lets those under way end. */
  readonly fermer: () => Promise<void>
}
