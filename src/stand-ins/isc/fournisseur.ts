import { generateKeyPair, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import type Provider from 'oidc-provider'
import type { ClientMetadata, Configuration, JWKS, KoaContextWithOIDC } from 'oidc-provider'
import type { Db } from '../../platform/db/index.ts'
import { lireCompte } from './comptes.pg.ts'
import { lireConsentement } from './consentements.pg.ts'
import { adaptateur, secretPartage } from './objets.pg.ts'
import { PORTEES, revendicationsDe, revendicationsParPortee } from './portees.ts'
import { originesDe, PORTAIL, partout, type Service } from './services.ts'
import { pagesDuFournisseur } from './sortie.tsx'

export type Fournisseur = {
  readonly oidc: Provider
  /** The protocol's own endpoints. */
  readonly traiter: ReturnType<Provider['callback']>
  /** Signs the tokens of forms, and the cookies. */
  readonly secret: Uint8Array
}

export type ReglagesFournisseur = {
  readonly db: Db
  /** `{baseUrl}/isc` is the issuer. */
  readonly baseUrl: string
  readonly services: readonly Service[]
  readonly surErreur: (erreur: Error) => void
}

export const CHEMIN = '/isc'
const HEURE = 60 * 60

/**
 * The OpenID Connect provider (IDN-1), on oidc-provider: code flow and PKCE S256 only, keys and sessions in PostgreSQL.
 * Made at the first request and not at start: the library and its keys take a moment.
 */
export const creerFournisseur = async (reglages: ReglagesFournisseur): Promise<Fournisseur> => {
  const { db, baseUrl, services, surErreur } = reglages
  const { Provider: OidcProvider } = await import('oidc-provider/lib/provider.js')
  const jwks = await secretPartage(db, { nom: 'jwks', creer: creerCles })
  const { cle } = await secretPartage(db, {
    nom: 'biscuits',
    creer: () => Promise.resolve({ cle: randomBytes(32).toString('base64url') }),
  })
  const oidc = new OidcProvider(new URL(CHEMIN, baseUrl).href, configuration({ db, baseUrl, services, jwks, cle }))
  // Scheme and host are set by us before each request (serveur.ts), never taken from it.
  oidc.proxy = true
  oidc.on('server_error', (_, erreur) => surErreur(erreur))
  oidc.onerror = surErreur
  oidc.use(pagesDuFournisseur.introuvable)
  return { oidc, traiter: oidc.callback(), secret: Buffer.from(cle, 'base64url') }
}

const creerCles = async (): Promise<JWKS> => {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const jwk = privateKey.export({ format: 'jwk' })
  return { keys: [{ ...jwk, kty: 'RSA', use: 'sig', alg: 'RS256', kid: randomBytes(8).toString('hex') }] }
}

const configuration = ({
  db,
  baseUrl,
  services,
  jwks,
  cle,
}: Omit<ReglagesFournisseur, 'surErreur'> & { readonly jwks: JWKS; readonly cle: string }): Configuration => ({
  adapter: adaptateur(db),
  jwks,
  clients: [...services.map(clientDe), portail(baseUrl)],
  scopes: [...PORTEES],
  claims: {
    ...Object.fromEntries(Object.entries(revendicationsParPortee).map(([portee, noms]) => [portee, [...noms]])),
    acr: null,
    auth_time: null,
    iss: null,
    sid: null,
  },
  findAccount: async (_, sub) => {
    const compte = await lireCompte(db, sub)
    return compte === null ? undefined : { accountId: sub, claims: () => Promise.resolve(revendicationsDe(compte)) }
  },
  loadExistingGrant: ctx => accordExistant(ctx, db),
  responseTypes: ['code', 'none'],
  pkce: { required: () => true },
  interactions: { url: (_, interaction) => `${CHEMIN}/interaction/${interaction.uid}` },
  cookies: {
    keys: [cle],
    names: { session: 'isc_session', interaction: 'isc_interaction', resume: 'isc_reprise' },
    long: { httpOnly: true, sameSite: 'lax', path: CHEMIN, signed: true },
    short: { httpOnly: true, sameSite: 'lax', path: CHEMIN, signed: true },
  },
  ttl: {
    AccessToken: HEURE,
    AuthorizationCode: 60,
    Grant: 24 * HEURE,
    IdToken: HEURE,
    Interaction: HEURE,
    Session: 8 * HEURE,
  },
  features: {
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    resourceIndicators: { enabled: false },
    revocation: { enabled: true },
    rpInitiatedLogout: { enabled: true, ...pagesDuFournisseur.deconnexion(services) },
  },
  clientBasedCORS: () => false,
  renderError: pagesDuFournisseur.erreur,
})

const clientDe = (service: Service): ClientMetadata => ({
  client_id: service.clientId,
  client_secret: service.clientSecret,
  client_name: service.nom,
  redirect_uris: [...partout(service.retours)],
  post_logout_redirect_uris: [...partout(service.retoursDeconnexion)],
  grant_types: ['authorization_code'],
  response_types: ['code'],
  token_endpoint_auth_method: service.authentification ?? 'client_secret_basic',
})

/** `none`: no code, no token, only the session that the sign-in opens. */
const portail = (baseUrl: string): ClientMetadata => ({
  client_id: PORTAIL,
  client_name: 'Liste des services',
  redirect_uris: originesDe(baseUrl).map(origine => `${origine}${CHEMIN}/services`),
  grant_types: [],
  response_types: ['none'],
  token_endpoint_auth_method: 'none',
})

/**
 * IDN-5 — the agreement is asked for at the first entry and remembered, not asked again at each session. iSC's own list
 * of services shows a person what is theirs: there is nothing to share.
 */
const accordExistant = async (
  ctx: KoaContextWithOIDC,
  db: Db,
): Promise<InstanceType<Provider['Grant']> | undefined> => {
  const { provider, result, session, client } = ctx.oidc
  const compteId = session?.accountId
  if (client === undefined || session === undefined || compteId === undefined) return undefined
  const id = result?.consent?.grantId ?? session.grantIdFor(client.clientId)
  const connu = id === undefined ? undefined : await provider.Grant.find(id)
  if (connu !== undefined) return connu
  const consentement = await lireConsentement(db, { compteId, clientId: client.clientId })
  const portees = client.clientId === PORTAIL ? ['openid'] : consentement?.portees
  if (portees === undefined) return undefined
  const accord = new provider.Grant({ accountId: compteId, clientId: client.clientId })
  accord.addOIDCScope([...portees])
  await accord.save()
  return accord
}
