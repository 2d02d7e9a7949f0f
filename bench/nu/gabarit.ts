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

export const remplir = (gabarit: Gabarit, valeurs: Readonly<Record<string, () => string>>): string => {
  let html = ''
  for (const morceau of gabarit) html += typeof morceau === 'string' ? morceau : (valeurs[morceau.trou]?.() ?? '')
  return html
}

/** The page on either side of what lies between two marks, both kept outside. @throws Error when a mark is missing */
export const entourer = (html: string, debut: string, fin: string): readonly [string, string] => {
  const [a, b] = [html.indexOf(debut), html.lastIndexOf(fin)]
  if (a < 0 || b < a) throw new Error(`repère absent de la page du produit : ${a < 0 ? debut : fin}`)
  return [html.slice(0, a + debut.length), html.slice(b)]
}

const CARACTERES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' }

/** As the product escapes; most texts need none of it, so it looks before it replaces. */
export const esc = (texte: string): string =>
  /[&<"]/.test(texte) ? texte.replace(/[&<"]/g, c => CARACTERES[c] ?? c) : texte

/** The same page whatever the keys drawn for it: what two servers are compared by. */
export const sansTirages = (html: string): string =>
  html.replace(new RegExp(CLE, 'g'), 'CLE').replace(new RegExp(CORRELATION, 'g'), 'REF')
