import type { IncomingMessage, ServerResponse } from 'node:http'
import { creerJetons, memeOrigine } from '../../platform/http/jeton.ts'
import { lireFormulaire, page, type Sortie, versPage } from '../commun/http.ts'
import { lireCompte } from './comptes.pg.ts'
import { listerConsentements, retirer } from './consentements.pg.ts'
import { CHEMIN, type Fournisseur } from './fournisseur.ts'
import { pageDeconnecte, pageErreur } from './pages/divers.page.tsx'
import { pageServices } from './pages/services.page.tsx'
import type { ReglagesIsc } from './reglages.ts'
import { PORTAIL } from './services.ts'

export type RequetePortail = {
  readonly reglages: ReglagesIsc
  readonly fournisseur: Fournisseur
  readonly req: IncomingMessage
  readonly res: ServerResponse
  readonly url: URL
  readonly origine: string
}

type Contexte = RequetePortail & {
  readonly session: Awaited<ReturnType<Fournisseur['oidc']['Session']['get']>>
  readonly jeton: string
}

/** iSC's own pages for who is signed in: the list of services (IDN-6), the agreements given, signing out. */
export const servirPortail = async (requete: RequetePortail): Promise<Sortie> => {
  const { fournisseur, req, res, url, origine } = requete
  const { oidc, secret } = fournisseur
  const session = await oidc.Session.get(oidc.createContext(req, res))
  const jetons = creerJetons(secret)
  const contexte = { ...requete, session, jeton: jetons.de(session.uid) }
  const chemin = url.pathname.slice(CHEMIN.length)
  if (req.method !== 'POST') return chemin === '/deconnexion' ? page(pageDeconnecte()) : montrerServices(contexte)

  if (session.accountId === undefined) return versPage(`${CHEMIN}/services`)
  const champs = await lireFormulaire(req)
  if (!memeOrigine(req.headers, origine) || !jetons.valide({ sessionId: session.uid, jeton: champs?.get('_jeton') })) {
    const phrase = 'Ce formulaire ne vient pas de votre session en cours. Rechargez la liste des services.'
    return page(pageErreur({ titre: 'Formulaire refusé', phrase }), 403)
  }
  return chemin === '/deconnexion' ? deconnecter(contexte) : retirerAccord(contexte, champs?.get('service') ?? '')
}

const montrerServices = async ({ reglages, session, jeton, url, origine }: Contexte): Promise<Sortie> => {
  const { db, services } = reglages
  const compte = session.accountId === undefined ? null : await lireCompte(db, session.accountId)
  // Whoever gave up signing in here is not asked again at once.
  if (compte === null) return url.searchParams.has('error') ? page(pageDeconnecte()) : seConnecter(origine)
  const clientId = url.searchParams.get('retire')
  return page(
    pageServices({
      jeton,
      compte,
      services,
      consentements: await listerConsentements(db, compte.id),
      retire: services.find(service => service.clientId === clientId)?.nom ?? null,
    }),
  )
}

/** The list of services signs people in as any service does; it gets nothing but the session. */
const seConnecter = (origine: string): Sortie => {
  const parametres = new URLSearchParams({
    client_id: PORTAIL,
    response_type: 'none',
    scope: 'openid',
    redirect_uri: `${origine}${CHEMIN}/services`,
  })
  return versPage(`${CHEMIN}/auth?${parametres}`)
}

const retirerAccord = async ({ reglages, session }: Contexte, clientId: string): Promise<Sortie> => {
  await retirer(reglages.db, { compteId: session.accountId ?? '', clientId })
  return versPage(`${CHEMIN}/services?retire=${encodeURIComponent(clientId)}`)
}

const deconnecter = async ({ fournisseur: { oidc }, session, req, res }: Contexte): Promise<Sortie> => {
  await session.destroy()
  oidc.createContext(req, res).cookies.set(oidc.cookieName('session'), null, { path: CHEMIN, signed: true })
  return versPage(`${CHEMIN}/deconnexion`)
}

/**
 * A service signs out somebody who is no longer signed in here: back to it at once. oidc-provider would answer by a page
 * that sends itself by an inline script, which our policy forbids.
 * @returns null when somebody is signed in: oidc-provider goes on.
 */
export const finDejaFaite = async ({
  fournisseur: { oidc },
  req,
  res,
  url,
}: RequetePortail): Promise<Sortie | null> => {
  const session = await oidc.Session.get(oidc.createContext(req, res))
  if (session.accountId !== undefined) return null
  const retour = url.searchParams.get('post_logout_redirect_uri') ?? ''
  const client = await oidc.Client.find(clientNomme(url))
  if (client === undefined || !client.postLogoutRedirectUriAllowed(retour)) return versPage(`${CHEMIN}/deconnexion`)
  const vers = new URL(retour)
  const etat = url.searchParams.get('state')
  if (etat !== null) vers.searchParams.set('state', etat)
  return versPage(vers.href)
}

/** By `client_id`, else by whom the hint was made for: only good for finding a list of allowed addresses. */
const clientNomme = (url: URL): string => {
  const nomme = url.searchParams.get('client_id')
  if (nomme !== null) return nomme
  const [, charge = ''] = (url.searchParams.get('id_token_hint') ?? '').split('.')
  try {
    const lue: unknown = JSON.parse(Buffer.from(charge, 'base64url').toString('utf8'))
    return typeof lue === 'object' && lue !== null && 'aud' in lue && typeof lue.aud === 'string' ? lue.aud : ''
  } catch {
    return ''
  }
}
