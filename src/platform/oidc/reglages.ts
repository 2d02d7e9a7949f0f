import type { ClientMetadata, CustomFetch } from 'openid-client'
import type { Logger } from 'pino'

export type ReglagesOidc = {
  /** The issuer, by which its configuration is discovered: https, or http on this machine only. */
  readonly emetteur: string
  readonly clientId: string
  readonly clientSecret: string
  /** How we prove who we are to the provider; `client_secret_basic` by default. */
  readonly authentification?: 'client_secret_basic' | 'client_secret_post'
  readonly portees?: readonly string[]
  /** What the provider was registered with and differs from the defaults: a signed userinfo, another algorithm. */
  readonly metadonnees?: Partial<ClientMetadata>
  /** Seals what the browser keeps while the person is at the provider. */
  readonly secret: string | Uint8Array
  /** The path where the provider sends people back. */
  readonly cheminRetour?: string
  /** How the provider is reached, when it is not by its own address: `versLocal`. */
  readonly fetch?: CustomFetch
  readonly log: Pick<Logger, 'warn'>
}

export const PORTEES = ['openid', 'profile', 'email', 'phone', 'entreprise'] as const
