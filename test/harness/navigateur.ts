import type { LightMyRequestResponse } from 'fastify'
import type { Personne } from '../../src/kernel/acteur.ts'
import type { Route } from '../../src/platform/http/contract.ts'
import { creerServeur } from '../../src/platform/http/serveur.ts'
import { miseEnPage } from '../../src/ui/index.ts'

const BASE = 'http://convergence.example:3000'

/** A page as a browser without JavaScript gets it, redirections followed. */
export type Visite = {
  readonly statut: number
  /** Where the browser ended: the path, its query and its fragment. */
  readonly url: string
  readonly html: string
  /** What can be read of its main part, blanks made one. */
  readonly texte: string
}

export type Navigateur = {
  readonly aller: (url: string) => Promise<Visite>
  /** Sends a form of a page, by its action: its own fields as they stand, with some of them filled in. */
  readonly soumettre: (
    page: Visite,
    action: string,
    champs?: Readonly<Record<string, string | readonly string[]>>,
  ) => Promise<Visite>
}

export type Navigation = { readonly en: (personne: Personne) => Navigateur; readonly fermer: () => Promise<void> }

/** The real server over some routes, with the real pages; anyone can be signed in. */
export const ouvrirNavigation = async (routes: readonly Route[]): Promise<Navigation> => {
  const personnes = new Map<string, Personne>()
  const serveur = await creerServeur({
    routes,
    baseUrl: BASE,
    secret: 'secret-des-essais-secret-des-essais',
    limites: 'aucune',
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    rendre: (page, contexte) =>
      miseEnPage(page, { ...contexte, demonstration: false, operateur: 'Agence de test', marqueEtat: false }),
    resoudreSession: async jeton => {
      const acteur = personnes.get(jeton)
      return acteur ? { kind: 'connecte', connecte: { acteur, sessionId: jeton } } : null
    },
  })
  const demander = (jeton: string, url: string, corps?: URLSearchParams): Promise<LightMyRequestResponse> =>
    serveur.app.inject({
      method: corps ? 'POST' : 'GET',
      url,
      headers: {
        host: new URL(BASE).host,
        cookie: `session=${jeton}`,
        ...(corps ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(corps ? { payload: corps.toString() } : {}),
    })
  const suivre = async (jeton: string, url: string, corps?: URLSearchParams): Promise<Visite> => {
    const reponse = await demander(jeton, url.split('#', 1)[0] ?? url, corps)
    const vers = reponse.headers.location
    if (reponse.statusCode === 303 && typeof vers === 'string') return suivre(jeton, vers)
    return { statut: reponse.statusCode, url, html: reponse.body, texte: texteDe(reponse.body) }
  }
  return {
    en: personne => {
      const jeton = personne.personneId
        .replaceAll(/[^\w-]/g, '')
        .padEnd(43, '_')
        .slice(0, 43)
      personnes.set(jeton, personne)
      return {
        aller: url => suivre(jeton, url),
        soumettre: (page, action, champs = {}) => suivre(jeton, action, remplir(page.html, action, champs)),
      }
    },
    fermer: serveur.fermer,
  }
}

const entites: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00a0' }

const decoder = (html: string): string =>
  html.replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, nom) => entites[nom] ?? '')

/** The text of the main part of a page. */
export const texteDe = (html: string): string =>
  decoder((/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html).replaceAll(/<[^>]+>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim()

const attribut = (balise: string, nom: string): string | undefined => {
  const lu = new RegExp(`\\s${nom}(?:="([^"]*)")?(?=[\\s/>])`).exec(balise)
  return lu ? decoder(lu[1] ?? '') : undefined
}

/** The form of that action; or, for a button that sends its form elsewhere, the form around it. */
const formulaireDe = (html: string, action: string): string => {
  const formes = html.match(/<form[\s\S]*?<\/form>/g) ?? []
  const trouve =
    formes.find(forme => attribut(/<form[^>]*>/.exec(forme)?.[0] ?? '', 'action') === action) ??
    formes.find(forme => forme.includes(`formaction="${action}"`))
  if (trouve === undefined) throw new Error(`la page n’a pas de formulaire vers ${action}`)
  return trouve
}

/** What a browser would send of a form, some fields being replaced. */
const remplir = (
  html: string,
  action: string,
  champs: Readonly<Record<string, string | readonly string[]>>,
): URLSearchParams => {
  const corps = new URLSearchParams()
  for (const [nom, valeur] of champsDe(formulaireDe(html, action))) if (!(nom in champs)) corps.append(nom, valeur)
  for (const [nom, valeur] of Object.entries(champs))
    for (const une of typeof valeur === 'string' ? [valeur] : valeur) corps.append(nom, une)
  return corps
}

const champsDe = (forme: string): readonly (readonly [string, string])[] =>
  [...forme.matchAll(/<input[^>]*>|<textarea[^>]*>[\s\S]*?<\/textarea>|<select[^>]*>[\s\S]*?<\/select>/g)].flatMap(
    ([balise]) => {
      const nom = attribut(balise, 'name')
      if (nom === undefined) return []
      if (balise.startsWith('<textarea')) return [[nom, decoder(balise.replaceAll(/<[^>]+>/g, ''))] as const]
      if (balise.startsWith('<select')) {
        const choisie = (balise.match(/<option[^>]*>/g) ?? []).find(
          option => attribut(option, 'selected') !== undefined,
        )
        return [[nom, choisie ? (attribut(choisie, 'value') ?? '') : ''] as const]
      }
      const aCocher = ['checkbox', 'radio'].includes(attribut(balise, 'type') ?? '')
      if (aCocher && attribut(balise, 'checked') === undefined) return []
      return [[nom, attribut(balise, 'value') ?? ''] as const]
    },
  )
