import { randomUUID } from 'node:crypto'
import { format } from '../../src/ui/index.ts'

/**
 * What a bare server writes without thinking: a page of the product cut where it varies. The holes are the keys of forms,
 * the reference of the page, and the values named by the caller.
 */
export type Gabarit = readonly (string | { readonly trou: string })[]

const CLE = /(?<=name="cle" value=")[0-9a-f-]{36}(?=")/
const CORRELATION = /(?<=<code[^>]*>)[0-9a-f-]{36}(?=<\/code>)/

const echapper = (texte: string): string => texte.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** @param valeurs the texts to make holes of, by the name of the hole */
export const decouper = (html: string, valeurs: Readonly<Record<string, string>> = {}): Gabarit => {
  const noms = Object.keys(valeurs)
  const motifs = noms.map(nom => `(?<${nom}>${echapper(valeurs[nom] ?? '')})`)
  const motif = new RegExp([`(?<cle>${CLE.source})`, `(?<correlation>${CORRELATION.source})`, ...motifs].join('|'), 'g')
  const morceaux: (string | { trou: string })[] = []
  let fin = 0
  for (const { index, 0: trouve, groups = {} } of html.matchAll(motif)) {
    const trou = Object.keys(groups).find(nom => groups[nom] !== undefined) ?? ''
    morceaux.push(html.slice(fin, index), { trou })
    fin = index + trouve.length
  }
  return [...morceaux, html.slice(fin)]
}

const remplir = (gabarit: Gabarit, valeurs: Readonly<Record<string, () => string>>): string => {
  let html = ''
  for (const morceau of gabarit) html += typeof morceau === 'string' ? morceau : (valeurs[morceau.trou]?.() ?? '')
  return html
}

/**
 * What is left of a page without the parts that are written anew: each from its first mark, included, to its second, excluded, one
 * after the other. @throws Error when a mark is missing
 */
export const entourer = (
  html: string,
  ...parties: readonly (readonly [debut: string, fin: string])[]
): readonly string[] => {
  const morceaux: string[] = []
  let reste = 0
  for (const [debut, fin] of parties) {
    const a = html.indexOf(debut, reste)
    const b = html.indexOf(fin, a + debut.length)
    if (a < 0 || b < 0) throw new Error(`repère absent de la page du produit : ${a < 0 ? debut : fin}`)
    morceaux.push(html.slice(reste, a))
    reste = b
  }
  return [...morceaux, html.slice(reste)]
}

/** The page again, each part in its place. */
export const assembler = (
  morceaux: readonly Gabarit[],
  valeurs: Readonly<Record<string, () => string>>,
  parties: readonly string[],
): string => {
  let html = ''
  for (const [n, morceau] of morceaux.entries()) html += remplir(morceau, valeurs) + (parties[n] ?? '')
  return html
}

const CARACTERES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' }

/** As the product escapes; most texts need none of it, so it looks before it replaces. */
export const esc = (texte: string): string =>
  /[&<"]/.test(texte) ? texte.replace(/[&<"]/g, c => CARACTERES[c] ?? c) : texte

/** A tag, or a space that French does not break. */
const ESPACES = /<(?:[^">]|"[^"]*")*>|(?<=«) | (?=[»:;!?%])/g

/** French keeps these spaces with their sign, narrow before some: in texts, never in attributes. */
export const typographier = (html: string): string =>
  /« | [»:;!?%]/.test(html)
    ? html.replace(ESPACES, (trouve, place: number) =>
        trouve !== ' ' ? trouve : /[;!?]/.test(html.charAt(place + 1)) ? '\u202f' : '\u00a0',
      )
    : html

/** What was typed, in the text of a page. */
export const texte = (brut: string): string => typographier(esc(brut))

export const TIRAGES = { cle: randomUUID, correlation: randomUUID } as const

export type Nommee = { readonly produit: string; readonly versionProduit: string; readonly entreprise: string }

/** What fills the holes of a candidature's page. */
export const nomsDe = (numero: string, { produit, versionProduit, entreprise }: Nommee) => ({
  ...TIRAGES,
  numero: () => numero,
  produit: () => texte(`${produit} ${versionProduit}`),
  entreprise: () => texte(entreprise),
})

const PLAFOND = 1000

/** How many there are, as lists say it. */
export const compte = (total: number, singulier: string): string =>
  `<p class="cv-compte" role="status">${total > PLAFOND ? `Plus de ${format.pluriel(PLAFOND, singulier)}` : format.pluriel(total, singulier)}</p>`

/** The same page whatever the keys drawn for it: what two servers are compared by. */
export const sansTirages = (html: string): string =>
  html.replace(new RegExp(CLE, 'g'), 'CLE').replace(new RegExp(CORRELATION, 'g'), 'REF')
