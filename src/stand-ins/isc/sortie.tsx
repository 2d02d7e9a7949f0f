import type Provider from 'oidc-provider'
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { entetesLocaux } from '../commun/http.ts'
import { pageDeconnecte, pageDemandeDeconnexion, pageErreur, INTROUVABLE } from './pages/divers.page.tsx'
import { originesDesRetours, type Service } from './services.ts'

type Deconnexion = NonNullable<NonNullable<Configuration['features']>['rpInitiatedLogout']>

const html = (ctx: KoaContextWithOIDC, corps: string): void => {
  ctx.type = 'html'
  ctx.body = corps
}

const phrases: Readonly<Record<string, string>> = {
  invalid_client: 'Le service qui vous envoie ici n’est pas rattaché à Industriels Santé Connect.',
  invalid_redirect_uri: 'Le service qui vous envoie ici a donné une adresse de retour qui n’est pas la sienne.',
  server_error: 'Une erreur est survenue de notre côté. Réessayez dans quelques minutes.',
  invalid_request: 'Cette page a expiré, ou elle a été ouverte hors de son parcours. Reprenez depuis le service.',
}

/** RP-initiated logout, where the hint names the very person signed in: it was asked for by them, from their session. */
const demandeParLaPersonne = (ctx: KoaContextWithOIDC): boolean => {
  const indice: unknown = ctx.oidc.entities['IdTokenHint']
  const charge = typeof indice === 'object' && indice !== null && 'payload' in indice ? indice.payload : null
  return typeof charge === 'object' && charge !== null && 'sub' in charge && charge.sub === ctx.oidc.session?.accountId
}

const fermerSession = async (ctx: KoaContextWithOIDC): Promise<void> => {
  const { post_logout_redirect_uri: retour, state } = ctx.oidc.params ?? {}
  await ctx.oidc.session?.destroy()
  ctx.cookies.set(ctx.oidc.provider.cookieName('session'), null, { path: '/isc', signed: true })
  const vers = new URL(typeof retour === 'string' ? retour : ctx.oidc.urlFor('end_session_success'))
  if (typeof state === 'string') vers.searchParams.set('state', state)
  ctx.redirect(vers.href)
  ctx.status = 303
}

const deconnexion = (services: readonly Service[]): Deconnexion => ({
  logoutSource: async ctx => {
    if (demandeParLaPersonne(ctx)) return fermerSession(ctx)
    const service = services.find(({ clientId }) => clientId === ctx.oidc.client?.clientId)
    const xsrf: unknown = ctx.oidc.session?.state?.['secret']
    ctx.set(entetesLocaux(originesDesRetours(service)))
    html(
      ctx,
      pageDemandeDeconnexion({
        action: ctx.oidc.urlFor('end_session_confirm'),
        xsrf: typeof xsrf === 'string' ? xsrf : '',
        service: service?.nom ?? null,
      }),
    )
  },
  postLogoutSuccessSource: ctx => html(ctx, pageDeconnecte()),
})

const introuvable: Parameters<Provider['use']>[0] = async (ctx, suite) => {
  await suite()
  if (ctx.status !== 404 || ctx.body) return
  ctx.body = pageErreur(INTROUVABLE)
  ctx.type = 'html'
  ctx.status = 404
}

/** The pages that oidc-provider shows by itself, in our words. */
export const pagesDuFournisseur = {
  deconnexion,
  introuvable,
  erreur: (ctx: KoaContextWithOIDC, { error }: { readonly error: string }): void =>
    html(
      ctx,
      pageErreur({
        titre: 'Demande refusée',
        phrase: phrases[error] ?? 'La demande de ce service n’est pas valable. Reprenez depuis le service.',
        code: error,
      }),
    ),
} as const
