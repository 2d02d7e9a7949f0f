import type { IncomingMessage, ServerResponse } from 'node:http'
import { entetesLocaux, page, repondre, type Sortie, versPage } from '../commun/http.ts'
import { CHEMIN, creerFournisseur, type Fournisseur } from './fournisseur.ts'
import { servirInteraction } from './interactions.ts'
import { pageCgu, pageErreur } from './pages/divers.page.tsx'
import { finDejaFaite, servirPortail } from './portail.ts'
import type { ReglagesIsc } from './reglages.ts'
import { originesDe } from './services.ts'

export type Isc = {
  /** Where to mount it: every address that begins so is its own. */
  readonly prefixe: string
  readonly raison: string
  readonly emetteur: string
  readonly traiter: (req: IncomingMessage, res: ServerResponse) => void
}

/** The local « Industriels Santé Connect »: a whole identity provider under `/isc` (IDN-1 to IDN-6). Costs nothing at start. */
export const creerIsc = (reglages: ReglagesIsc): Isc => {
  let prepare: Promise<Fournisseur> | null = null
  const fournisseur = (): Promise<Fournisseur> => {
    prepare ??= creerFournisseur(reglages).catch(erreur => {
      prepare = null
      throw erreur
    })
    return prepare
  }
  const origines = originesDe(reglages.baseUrl)
  return {
    prefixe: CHEMIN,
    raison: 'le fournisseur d’identité local a ses propres sessions et ses propres jetons',
    emetteur: new URL(CHEMIN, reglages.baseUrl).href,
    traiter: (req, res) => {
      servir({ reglages, fournisseur, origines, req, res }).catch((erreur: unknown) => {
        reglages.surErreur(erreur instanceof Error ? erreur : new Error(String(erreur)))
        if (res.headersSent) res.destroy()
        else repondre(res, page(pageErreur(PANNE), 500))
      })
    },
  }
}

const PANNE = {
  titre: 'Une erreur est survenue',
  phrase: 'La connexion n’a pas abouti, de notre fait. Réessayez dans quelques minutes.',
}

type Service = {
  readonly reglages: ReglagesIsc
  readonly fournisseur: () => Promise<Fournisseur>
  readonly origines: readonly string[]
  readonly req: IncomingMessage
  readonly res: ServerResponse
}

const servir = async ({ reglages, fournisseur, origines, req, res }: Service): Promise<void> => {
  const origine = fixerOrigine(req, origines)
  const url = new URL(req.url ?? CHEMIN, origine)
  const chemin = url.pathname.slice(CHEMIN.length)
  const sortie = await (async (): Promise<Sortie | null> => {
    if (chemin === '' || chemin === '/') return versPage(`${CHEMIN}/services`)
    if (chemin === '/cgu') return page(pageCgu())
    const requete = { reglages, fournisseur: await fournisseur(), req, res, url, origine }
    if (chemin.startsWith('/interaction/')) return servirInteraction(requete)
    if (['/services', '/services/retrait', '/deconnexion'].includes(chemin)) return servirPortail(requete)
    if (chemin === '/session/end' && req.method !== 'POST') return finDejaFaite(requete)
    return null
  })()
  if (sortie !== null) repondre(res, sortie)
  else await confier({ fournisseur: await fournisseur(), req, res })
}

/** The rest is the protocol's: oidc-provider answers, under the prefix that it reads in `originalUrl`. */
const confier = async ({
  fournisseur,
  req,
  res,
}: {
  readonly fournisseur: Fournisseur
  readonly req: IncomingMessage
  readonly res: ServerResponse
}): Promise<void> => {
  for (const [nom, valeur] of Object.entries(entetesLocaux())) res.setHeader(nom, valeur)
  const adresse = req.url ?? CHEMIN
  Object.assign(req, { originalUrl: adresse, url: adresse.slice(CHEMIN.length) })
  await fournisseur.traiter(req, res)
}

/**
 * Scheme and host are ours, whatever the request or a proxy says (P27): addresses made from them end in redirections. An
 * unknown host is read as the first of ours.
 */
const fixerOrigine = (req: IncomingMessage, origines: readonly string[]): string => {
  const [premiere = ''] = origines
  const origine = origines.find(o => new URL(o).host === req.headers.host) ?? premiere
  const { host, protocol } = new URL(origine)
  Object.assign(req.headers, { host, 'x-forwarded-proto': protocol.slice(0, -1) })
  delete req.headers['x-forwarded-host']
  return origine
}
