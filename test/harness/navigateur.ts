import { randomUUID } from 'node:crypto'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
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

/** A file as a person chooses it. */
export type FichierChoisi = { readonly nom: string; readonly contenu: Uint8Array | string }
type Valeur = string | FichierChoisi
export type Champs = Readonly<Record<string, Valeur | readonly Valeur[]>>

export type Navigateur = {
  readonly aller: (url: string) => Promise<Visite>
  /**
   * Sends a form of a page, by its action: its own fields as they stand, in their order, with some of them filled in; with
   * files when it is made for them.
   */
  readonly soumettre: (page: Visite, action: string, champs?: Champs) => Promise<Visite>
  /** One request under this person's session, no redirection followed. */
  readonly demander: (demande: InjectOptions) => Promise<LightMyRequestResponse>
}

export type Navigation = {
  readonly en: (personne: Personne) => Navigateur
  /** Nobody is signed in. */
  readonly anonyme: Navigateur
  readonly fermer: () => Promise<void>
}

/** The real server over some routes, with the real pages; anyone can be signed in. */
export const ouvrirNavigation = async (routes: readonly Route[]): Promise<Navigation> => {
  const personnes = new Map<string, Personne>()
  const serveur = await creerServeur({
    routes,
    baseUrl: BASE,
    secret: 'secret-des-essais-secret-des-essais',
    limites: 'aucune',
    // A machine busy with other tests is late, and turns nobody away.
    delestage: { retardMaxMs: Number.POSITIVE_INFINITY },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    rendre: (page, contexte) =>
      miseEnPage(page, { ...contexte, demonstration: false, operateur: 'Agence de test', marqueEtat: false }),
    resoudreSession: async jeton => {
      const acteur = personnes.get(jeton)
      return acteur ? { kind: 'connecte', connecte: { acteur, sessionId: jeton } } : null
    },
  })
  const demander = (jeton: string, demande: InjectOptions): Promise<LightMyRequestResponse> =>
    serveur.app.inject({
      ...demande,
      headers: { host: new URL(BASE).host, cookie: `session=${jeton}`, ...demande.headers },
    })
  const suivre = async (jeton: string, url: string, envoi?: Envoi): Promise<Visite> => {
    const reponse = await demander(jeton, {
      url: url.split('#', 1)[0] ?? url,
      ...(envoi ? { method: 'POST', headers: { 'content-type': envoi.type }, payload: envoi.corps } : {}),
    })
    const vers = reponse.headers.location
    if (reponse.statusCode === 303 && typeof vers === 'string') return suivre(jeton, vers)
    return { statut: reponse.statusCode, url, html: reponse.body, texte: texteDe(reponse.body) }
  }
  const navigateur = (jeton: string): Navigateur => ({
    aller: url => suivre(jeton, url),
    soumettre: (page, action, champs = {}) => suivre(jeton, action, remplir(page.html, action, champs)),
    demander: demande => demander(jeton, demande),
  })
  return {
    anonyme: navigateur(''),
    en: personne => {
      const jeton = personne.personneId
        .replaceAll(/[^\w-]/g, '')
        .padEnd(43, '_')
        .slice(0, 43)
      personnes.set(jeton, personne)
      return navigateur(jeton)
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

type Envoi = { readonly type: string; readonly corps: string | Buffer }

/** What a browser would send of a form, some fields being replaced where they stand. */
const remplir = (html: string, action: string, champs: Champs): Envoi => {
  const forme = formulaireDe(html, action)
  const listes = new Map(
    Object.entries(champs).map(([nom, valeur]): [string, readonly Valeur[]] => [
      nom,
      typeof valeur === 'object' && !('contenu' in valeur) ? valeur : [valeur],
    ]),
  )
  const places = new Set<string>()
  const paires = champsDe(forme).flatMap(([nom, valeur]): (readonly [string, Valeur])[] => {
    const voulues = listes.get(nom)
    if (!voulues) return [[nom, valeur]]
    if (places.has(nom)) return []
    places.add(nom)
    return voulues.map(voulue => [nom, voulue])
  })
  const absents = [...listes].filter(([nom]) => !places.has(nom))
  // What the form holds and does not send by itself, a choice not made yet, stands before its files.
  const premierFichier = paires.findIndex(([, valeur]) => typeof valeur !== 'string')
  const avant = premierFichier < 0 ? paires.length : premierFichier
  const ajoutes = absents.flatMap(([nom, valeurs]) => valeurs.map(valeur => [nom, valeur] as const))
  const toutes = [...paires.slice(0, avant), ...ajoutes, ...paires.slice(avant)]
  return attribut(/<form[^>]*>/.exec(forme)?.[0] ?? '', 'enctype') === 'multipart/form-data'
    ? enParties(toutes)
    : enParametres(toutes)
}

const enParametres = (paires: readonly (readonly [string, Valeur])[]): Envoi => {
  const corps = new URLSearchParams()
  for (const [nom, valeur] of paires) corps.append(nom, typeof valeur === 'string' ? valeur : valeur.nom)
  return { type: 'application/x-www-form-urlencoded', corps: corps.toString() }
}

/** A multipart body, as browsers write it. */
export const enParties = (paires: readonly (readonly [string, Valeur])[]): Envoi & { readonly corps: Buffer } => {
  const limite = `----essai${randomUUID()}`
  const guillemets = (texte: string): string =>
    texte.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const morceaux = paires.flatMap(([nom, valeur]) => {
    const tete = `--${limite}\r\ncontent-disposition: form-data; name="${guillemets(nom)}"`
    return typeof valeur === 'string'
      ? [`${tete}\r\n\r\n${valeur}\r\n`]
      : [
          `${tete}; filename="${guillemets(valeur.nom)}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
          valeur.contenu,
          '\r\n',
        ]
  })
  const corps = Buffer.concat([...morceaux, `--${limite}--\r\n`].map(morceau => Buffer.from(morceau)))
  return { type: `multipart/form-data; boundary=${limite}`, corps }
}

const AUCUN_FICHIER: FichierChoisi = { nom: '', contenu: '' }

const champsDe = (forme: string): readonly (readonly [string, Valeur])[] =>
  [...forme.matchAll(/<input[^>]*>|<textarea[^>]*>[\s\S]*?<\/textarea>|<select[^>]*>[\s\S]*?<\/select>/g)].flatMap(
    ([balise]): (readonly [string, Valeur])[] => {
      const nom = attribut(balise, 'name')
      if (nom === undefined || attribut(balise, 'disabled') !== undefined) return []
      if (attribut(balise, 'type') === 'file') return [[nom, AUCUN_FICHIER]]
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
