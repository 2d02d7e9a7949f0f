import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import Provider, { type JWK } from 'oidc-provider'

/** A real OpenID Connect provider on a port of its own, whose only person signs in without a page. For tests. */
export type FournisseurDEssai = {
  readonly emetteur: string
  /** Goes where a browser would, from the authorization address to our return address. */
  readonly parcourir: (url: string) => Promise<string>
  /** An ID token of our own making, signed by the provider's key or by another. */
  readonly signer: (contenu: object, avec?: { readonly alg?: string; readonly autreCle?: boolean }) => string
  readonly arreter: () => Promise<void>
}

export const CLIENT = { clientId: 'convergence', clientSecret: 'secret-du-client' } as const
export const ORIGINE = 'http://127.0.0.1:3999'

export const personne = {
  sub: 'compte-1',
  given_name: 'Pierre',
  family_name: 'Durand',
  email: 'pierre.durand@imagerie-demo.example',
  fonction: 'Chef de produit',
  role_entreprise: 'salarie',
  entreprise: { siret: '73282932000074', nom: 'Imagerie Démo SAS' },
}

const cle = generateKeyPairSync('rsa', { modulusLength: 2048 })
const autre = generateKeyPairSync('rsa', { modulusLength: 2048 })

const base64url = (valeur: object): string => Buffer.from(JSON.stringify(valeur)).toString('base64url')

const jwt = (
  contenu: object,
  { alg = 'RS256', cleDe }: { readonly alg?: string; readonly cleDe: KeyObject },
): string => {
  const debut = `${base64url({ alg, kid: 'k1', typ: 'JWT' })}.${base64url(contenu)}`
  return `${debut}.${alg === 'none' ? '' : sign('sha256', Buffer.from(debut), cleDe).toString('base64url')}`
}

const creer = (emetteur: string): Provider => {
  const jwk = { ...cle.privateKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' } as JWK
  return new Provider(emetteur, {
    jwks: { keys: [jwk] },
    cookies: { keys: ['essai'] },
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [`${ORIGINE}/connexion/retour`],
        post_logout_redirect_uris: [`${ORIGINE}/`],
      },
    ],
    scopes: ['openid', 'profile', 'email', 'phone', 'entreprise'],
    claims: {
      openid: ['sub'],
      profile: ['given_name', 'family_name', 'fonction'],
      email: ['email'],
      entreprise: ['role_entreprise', 'entreprise'],
    },
    findAccount: async (_ctx, sub) => ({ accountId: sub, claims: async () => ({ ...personne, sub }) }),
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  })
}

export const demarrerFournisseur = async (): Promise<FournisseurDEssai> => {
  const serveur: Server = createServer()
  await new Promise<void>(pret => serveur.listen(0, '127.0.0.1', pret))
  const adresse = serveur.address()
  if (adresse === null || typeof adresse === 'string') throw new Error('pas de port')
  const emetteur = `http://127.0.0.1:${adresse.port}`
  const provider = creer(emetteur)
  const repondre = provider.callback()
  serveur.on('request', (req, res) => {
    if (!req.url?.startsWith('/interaction/')) return void repondre(req, res)
    accorder(provider, req, res).catch((erreur: unknown) => res.writeHead(500).end(String(erreur)))
  })
  return {
    emetteur,
    parcourir: depart => parcourir(depart, emetteur),
    signer: (contenu, { alg, autreCle } = {}) =>
      jwt(contenu, { ...(alg ? { alg } : {}), cleDe: (autreCle ? autre : cle).privateKey }),
    arreter: () =>
      new Promise(fini => {
        serveur.closeAllConnections()
        serveur.close(() => fini())
      }),
  }
}

type Echange = Parameters<Provider['interactionDetails']>

const accorder = async (provider: Provider, ...[req, res]: Echange): Promise<void> => {
  const { prompt, params } = await provider.interactionDetails(req, res)
  if (prompt.name === 'login') {
    await provider.interactionFinished(req, res, { login: { accountId: personne.sub } })
    return
  }
  const accord = new provider.Grant({ accountId: personne.sub, clientId: String(params['client_id']) })
  accord.addOIDCScope(String(params['scope']))
  await provider.interactionFinished(req, res, { consent: { grantId: await accord.save() } })
}

const parcourir = async (depart: string, emetteur: string): Promise<string> => {
  const biscuits = new Map<string, string>()
  let url = depart
  while (url.startsWith(emetteur)) {
    const cookie = [...biscuits].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ')
    const reponse = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const pose of reponse.headers.getSetCookie()) {
      const [nom = '', valeur = ''] = pose.split(';', 1)[0]?.split('=') ?? []
      biscuits.set(nom, valeur)
    }
    const vers = reponse.headers.get('location')
    if (!vers) throw new Error(`${reponse.status} ${url} ${(await reponse.text()).slice(0, 300)}`)
    url = new URL(vers, url).href
  }
  return url
}
