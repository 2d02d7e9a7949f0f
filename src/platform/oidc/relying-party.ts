import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { Biscuit } from '../http/contract.ts'
import { Indisponible } from '../http/erreurs.ts'
import { type Attente, creerAttentes } from './attente.ts'
import { ABSENT, creerDecouverte } from './decouverte.ts'
import { PORTEES, type ReglagesOidc } from './reglages.ts'

export type Revendications = Readonly<Record<string, unknown>>

/** Who the provider says came: (iss, sub) is the person; what else it says is `revendications`. */
export type IdentiteRecue = {
  readonly iss: string
  readonly sub: string
  readonly revendications: Revendications
  readonly idToken: string
}

/**
 * `refusee`: the person said no at the provider. `perdue`: this browser did not ask to sign in, or too long ago, or came
 * back already. `invalide`: what the provider answered doesn't hold.
 */
export type IssueConnexion =
  | {
      readonly ok: true
      readonly identite: IdentiteRecue
      readonly retour: string
      readonly cookies: readonly Biscuit[]
    }
  | { readonly ok: false; readonly motif: 'refusee' | 'perdue' | 'invalide'; readonly cookies: readonly Biscuit[] }

export type Oidc = {
  /** @throws Indisponible when the provider does not answer. */
  readonly commencer: (depart: {
    readonly retour: string
    readonly origine: string
  }) => Promise<{ readonly url: string; readonly cookie: Biscuit }>
  /**
   * Ends what `commencer` began, once.
   * @param url path and query by which the person came back
   * @throws Indisponible when the provider does not answer.
   */
  readonly terminer: (arrivee: {
    readonly url: string
    readonly biscuit: (nom: string) => string | undefined
  }) => Promise<IssueConnexion>
  /** Where to end the provider's own session; null when it has no such page or has not answered yet. */
  readonly fin: (session: { readonly idToken: string | undefined; readonly origine: string }) => string | null
}

/** RFC 9700: code flow, PKCE S256, `state`, `nonce`, `iss`; any provider, by discovery. */
export const creerOidc = (reglages: ReglagesOidc): Oidc => {
  const { cheminRetour = '/connexion/retour', portees = PORTEES, log } = reglages
  const decouverte = creerDecouverte(reglages)
  const attentes = creerAttentes(reglages.secret)

  return {
    commencer: async ({ retour, origine }) => {
      const configuration = await decouverte.configuration()
      const attente: Attente = {
        state: randomState(),
        nonce: randomNonce(),
        verificateur: randomPKCECodeVerifier(),
        origine,
        retour,
      }
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: origine + cheminRetour,
        scope: portees.join(' '),
        state: attente.state,
        nonce: attente.nonce,
        code_challenge: await calculatePKCECodeChallenge(attente.verificateur),
        code_challenge_method: 'S256',
      })
      return { url: url.href, cookie: attentes.garder(attente) }
    },

    terminer: async ({ url, biscuit }) => {
      const parametres = new URL(url, 'http://ici.invalid').searchParams
      const state = parametres.get('state') ?? ''
      const attente = attentes.reprendre(state, biscuit)
      if (!attente) return { ok: false, motif: 'perdue', cookies: [] }
      const cookies = [attentes.effacer(state)]
      if (parametres.get('error') === 'access_denied') return { ok: false, motif: 'refusee', cookies }
      const configuration = await decouverte.configuration()
      try {
        const identite = await echanger({ configuration, attente, retour: new URL(url, attente.origine) })
        return { ok: true, identite, retour: attente.retour, cookies }
      } catch (erreur) {
        log.warn(resume(erreur), 'connexion refusée')
        if (estAbsence(erreur)) throw new Indisponible(ABSENT, 60)
        return { ok: false, motif: 'invalide', cookies }
      }
    },

    fin: ({ idToken, origine }) => {
      const configuration = decouverte.connue()
      if (!configuration?.serverMetadata().end_session_endpoint) return null
      return buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: `${origine}/`,
        ...(idToken === undefined ? {} : { id_token_hint: idToken }),
      }).href
    },
  }
}

type Echange = { readonly configuration: Configuration; readonly attente: Attente; readonly retour: URL }

const echanger = async ({ configuration, attente, retour }: Echange): Promise<IdentiteRecue> => {
  const jetons = await authorizationCodeGrant(configuration, retour, {
    pkceCodeVerifier: attente.verificateur,
    expectedState: attente.state,
    expectedNonce: attente.nonce,
    idTokenExpected: true,
  })
  const revendications = jetons.claims()
  if (!revendications || !jetons.id_token) throw new Error('le fournisseur n’a pas donné de jeton d’identité')
  const dAppoint = configuration.serverMetadata().userinfo_endpoint
    ? await fetchUserInfo(configuration, jetons.access_token, revendications.sub)
    : {}
  return {
    iss: revendications.iss,
    sub: revendications.sub,
    revendications: { ...revendications, ...dAppoint },
    idToken: jetons.id_token,
  }
}

/** Neither a code nor a token goes to the log: the names of what went wrong do. */
const resume = (erreur: unknown): object => {
  if (!(erreur instanceof Error)) return { nom: 'inconnue' }
  const { cause } = erreur
  return {
    nom: erreur.name,
    message: erreur.message,
    code: 'code' in erreur ? erreur.code : undefined,
    cause: cause instanceof Error ? cause.message : undefined,
  }
}

const estAbsence = (erreur: unknown): boolean => {
  if (!(erreur instanceof Error)) return false
  const code = 'code' in erreur ? erreur.code : undefined
  return erreur.message === 'fetch failed' || code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT'
}
