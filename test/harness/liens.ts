/** Where a page leads: a link or a GET form, the target of a POST form, or a file that the page is made of. */
export type Lien = {
  readonly kind: 'lien' | 'envoi' | 'fichier'
  /** The path and the query. */
  readonly url: string
  /** The fragment, without its sign. */
  readonly ancre: string | null
}

export type PageLue = {
  readonly statut: number
  /** Where one ended, redirections followed. */
  readonly finale: string
  readonly politique: string | null
  readonly html: boolean
  readonly ids: ReadonlySet<string>
  readonly liens: readonly Lien[]
  /** Links without an address, by their text: `lienSur` refused it, or there was none. */
  readonly vides: readonly string[]
}

const REDIRECTIONS_MAX = 6

type Demande = { readonly adresse: string; readonly session?: string | undefined; readonly url: string }

/** A browser's memory for the time of one click: signing in goes by cookies set on the way. */
type Biscuits = ReadonlyMap<string, string>

const apres = (biscuits: Biscuits, reponse: Response): Biscuits =>
  new Map([
    ...biscuits,
    ...reponse.headers.getSetCookie().map((ecrit): [string, string] => {
      const [paire = ''] = ecrit.split(';', 1)
      const egal = paire.indexOf('=')
      return [paire.slice(0, egal), paire.slice(egal + 1)]
    }),
  ])

/** Opens an address as a click does, redirections of the site followed. */
export const chargerPage = (demande: Demande): Promise<PageLue> => {
  const { session } = demande
  return charger(demande, {
    biscuits: new Map(session === undefined ? [] : [['session', session]]),
    encore: REDIRECTIONS_MAX,
  })
}

const charger = async (
  { adresse, url }: Demande,
  { biscuits, encore }: { readonly biscuits: Biscuits; readonly encore: number },
): Promise<PageLue> => {
  const reponse = await fetch(new URL(url, adresse), {
    redirect: 'manual',
    headers: { accept: 'text/html', cookie: [...biscuits].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ') },
  })
  const corps = await reponse.text()
  const politique = reponse.headers.get('content-security-policy')
  const vers = URL.parse(reponse.headers.get('location') ?? '', new URL(url, adresse))
  if (reponse.headers.has('location') && vers?.origin === new URL(adresse).origin && encore > 0) {
    const suite = { adresse, url: vers.pathname + vers.search }
    return charger(suite, { biscuits: apres(biscuits, reponse), encore: encore - 1 })
  }
  const html = reponse.headers.get('content-type')?.startsWith('text/html') === true
  return {
    statut: reponse.status,
    finale: url,
    politique,
    html,
    ids: new Set(html ? [...corps.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => decoder(id)) : []),
    liens: html ? liensDe(corps, new URL(url, adresse)) : [],
    vides: html ? videsDe(corps) : [],
  }
}

/**
 * Does something take what is posted there? Asked with a verb that no route has: an address that is known answers 405, and
 * says which ones it takes.
 */
export const recoitDesEnvois = async ({ adresse, url }: Demande): Promise<boolean> => {
  const reponse = await fetch(new URL(url, adresse), { method: 'DELETE' })
  await reponse.body?.cancel()
  return reponse.status === 405 && reponse.headers.get('allow')?.split(', ').includes('POST') === true
}

const entites: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

const decoder = (texte: string): string => texte.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, nom) => entites[nom] ?? '')

const attribut = (balise: string, nom: string): string | undefined => {
  const lu = new RegExp(`\\s${nom}="([^"]*)"`).exec(balise)
  return lu ? decoder(lu[1] ?? '') : undefined
}

const attributs: Readonly<Record<string, string>> = {
  a: 'href',
  link: 'href',
  script: 'src',
  img: 'src',
  video: 'src',
  iframe: 'src',
}

const liensDe = (html: string, ici: URL): readonly Lien[] => {
  const trouves = [...html.matchAll(/<(a|link|script|img|video|iframe|form|button)\b[^>]*>/g)].flatMap(
    ([balise, nom = '']): readonly (readonly [Lien['kind'], string])[] => {
      const poste = attribut(balise, 'method')?.toLowerCase() === 'post'
      if (nom === 'form') return [[poste ? 'envoi' : 'lien', attribut(balise, 'action') ?? '']]
      if (nom === 'button') return presents('envoi', attribut(balise, 'formaction'))
      return presents(nom === 'a' ? 'lien' : 'fichier', attribut(balise, attributs[nom] ?? ''))
    },
  )
  return trouves.flatMap(([kind, href]) => {
    const cible = URL.parse(href, ici)
    if (cible?.origin !== ici.origin) return []
    return [{ kind, url: cible.pathname + cible.search, ancre: decodeURIComponent(cible.hash.slice(1)) || null }]
  })
}

const presents = (kind: Lien['kind'], href: string | undefined): readonly (readonly [Lien['kind'], string])[] =>
  href === undefined ? [] : [[kind, href]]

const videsDe = (html: string): readonly string[] =>
  [...html.matchAll(/<a\b([^>]*)>([\s\S]*?)<\/a>/g)].flatMap(([, lus = '', dedans = '']) => {
    const href = attribut(` ${lus}`, 'href')
    const inerte = /aria-disabled="true"/.test(lus)
    return inerte || (href !== undefined && href !== '' && href !== '#')
      ? []
      : [dedans.replaceAll(/<[^>]+>/g, ' ').trim()]
  })
