import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client'
import { Indisponible } from '../http/erreurs.ts'
import { estBoucle } from '../http/hotes.ts'
import type { ReglagesOidc } from './reglages.ts'

const UNE_HEURE = 3_600_000
const DELAI_S = 8

export const ABSENT =
  'Le service d’identification ne répond pas : la connexion est impossible pour l’instant. Les personnes déjà connectées continuent de travailler. Réessayez dans quelques minutes.'

export type Decouverte = {
  /** @throws Indisponible when the provider does not answer. */
  readonly configuration: () => Promise<Configuration>
  /** The last one known, without asking. */
  readonly connue: () => Configuration | null
}

/**
 * Asks the provider for its configuration when it is first needed, and again each hour: the server starts while the
 * provider is away, and goes on with what it knows while it is.
 * @throws Error at once on an issuer in http elsewhere than on this machine.
 */
export const creerDecouverte = (reglages: ReglagesOidc): Decouverte => {
  const emetteur = new URL(reglages.emetteur)
  if (emetteur.protocol !== 'https:' && !(emetteur.protocol === 'http:' && estBoucle(emetteur.hostname)))
    throw new Error(`le fournisseur d’identité ${emetteur.origin} doit être joint en https`)
  let connue: { readonly configuration: Configuration; readonly depuis: number } | null = null
  let enCours: Promise<Configuration> | null = null

  const demander = async (): Promise<Configuration> => {
    try {
      const configuration = await decouvrir(emetteur, reglages)
      connue = { configuration, depuis: performance.now() }
      return configuration
    } catch (err) {
      reglages.log.warn({ err, emetteur: emetteur.href }, 'le fournisseur d’identité ne répond pas')
      if (connue) return connue.configuration
      throw new Indisponible(ABSENT, 60)
    } finally {
      enCours = null
    }
  }

  return {
    configuration: () => {
      if (connue && performance.now() - connue.depuis < UNE_HEURE) return Promise.resolve(connue.configuration)
      enCours ??= demander()
      return enCours
    },
    connue: () => connue?.configuration ?? null,
  }
}

const authentification = ({ authentification: moyen, clientSecret }: ReglagesOidc): ClientAuth =>
  moyen === 'client_secret_post' ? ClientSecretPost(clientSecret) : ClientSecretBasic(clientSecret)

/** The signature of the ID token is checked too (P26): the channel alone would vouch for it, but a proxy can be on it. */
const decouvrir = (emetteur: URL, reglages: ReglagesOidc): Promise<Configuration> =>
  discovery(emetteur, reglages.clientId, { ...reglages.metadonnees }, authentification(reglages), {
    timeout: DELAI_S,
    execute: [enableNonRepudiationChecks, ...(emetteur.protocol === 'http:' ? [allowInsecureRequests] : [])],
    ...(reglages.fetch ? { [customFetch]: reglages.fetch } : {}),
  })
