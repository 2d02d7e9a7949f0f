import sanitizeHtml from 'sanitize-html'
import type { Assainir } from '../domain/lignes-import.ts'

const GARDEES = ['p', 'ul', 'ol', 'li', 'br', 'strong', 'em', 'b', 'i', 'u', 'sub', 'sup'].concat([
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
])
/** Left out without a word: what they hold stays, and they only laid it out. */
const NEUTRES = [
  'a',
  'span',
  'div',
  'font',
  'small',
  'big',
  'center',
  'label',
  'abbr',
  'mark',
  's',
  'del',
  'ins',
].concat(
  ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'blockquote', 'pre', 'code', 'dl', 'dt', 'dd', 'figure', 'figcaption'],
  [
    'section',
    'article',
    'header',
    'footer',
    'caption',
    'colgroup',
    'col',
    'tfoot',
    'html',
    'head',
    'body',
    'title',
    'meta',
  ],
)
const ACTIVES = ['script', 'style', 'iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'form', 'input'].concat(
  ['button', 'textarea', 'select', 'svg', 'math', 'link', 'base', 'template', 'noscript', 'audio', 'video'],
)
const LIEN_ACTIF = /^[\s\p{Cc}]*(javascript|vbscript|data)\s*:/iu

const BALISE = /<[a-z!/]/iu

/** A cell without a tag is plain text: its line breaks become paragraphs. */
const enParagraphes = (texte: string): string =>
  texte
    .split('\n')
    .map(ligne => ligne.trim())
    .filter(ligne => ligne !== '')
    .map(ligne => `<p>${ligne}</p>`)
    .join('')

const decoder = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

const enTexte = (html: string): string =>
  decoder(
    html
      .replace(/\s*\n\s*/gu, ' ')
      .replace(/<(br|\/p|\/li|\/tr)\b[^>]*>/gu, '\n')
      .replace(/<[^>]*>/gu, ''),
  )
    .split('\n')
    .map(ligne => ligne.trim())
    .join('\n')
    .trim()

/** What a tag or its attributes would have done: `<script>`, `<a href=javascript:>`, `onerror`. */
const activite = (balise: string, attributs: Readonly<Record<string, string>>): readonly string[] => [
  ...(ACTIVES.includes(balise) ? [`<${balise}>`] : []),
  ...Object.keys(attributs).filter(nom => nom.toLowerCase().startsWith('on')),
  ...Object.entries(attributs)
    .filter(
      ([nom, valeur]) =>
        /^(href|src|action|formaction|xlink:href|background|poster)$/i.test(nom) && LIEN_ACTIF.test(valeur),
    )
    .map(([nom]) => `<${balise} ${nom}=…>`),
]

/** A link keeps its address in brackets after its words, unless they say it: nothing is followed from here. */
const ecrireLiens = (html: string): string =>
  html
    .replace(/<a href="([^"]*)">(.*?)<\/a>/gsu, (_, brute: string, mots: string) => {
      const adresse = brute.replaceAll('&quot;', '"')
      return mots.includes(adresse) ? mots : `${mots} (${adresse})`
    })
    .replace(/<\/?a\b[^>]*>/gu, '')

type Relever = (balise: string, attributs: Readonly<Record<string, string>>) => void

const passer = (brut: string, gardees: readonly string[], relever?: Relever): string => {
  const html = sanitizeHtml(BALISE.test(brut) ? brut : enParagraphes(brut), {
    allowedTags: [...gardees, 'a'],
    allowedAttributes: { a: ['href'] },
    allowedSchemes: ['http', 'https'],
    ...(relever && { onOpenTag: relever }),
  })
  const net = ecrireLiens(html)
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .trim()
  return BALISE.test(net) ? net : enParagraphes(net)
}

/** Cleaned until another cleaning changes nothing, so that a workbook written again says the same: two passes, or a few when tags cross. */
const stabiliser = (html: string, gardees: readonly string[], passes = 8): string => {
  const suivant = passer(html, gardees)
  return suivant === html || passes === 0 ? suivant : stabiliser(suivant, gardees, passes - 1)
}

const nettoyer = (brut: string, gardees: readonly string[]): ReturnType<Assainir> => {
  const actifs = new Set<string>()
  const perdus = new Set<string>()
  const premier = passer(brut, gardees, (balise, attributs) => {
    const actes = activite(balise, attributs)
    for (const acte of actes) actifs.add(acte)
    if (actes.length === 0 && ![...gardees, ...NEUTRES, ...ACTIVES].includes(balise)) perdus.add(`<${balise}>`)
  })
  const html = stabiliser(premier, gardees)
  return { html, texte: enTexte(html), actifs: [...actifs], perdus: [...perdus] }
}

/**
 * What the workbook's HTML becomes: paragraphs, lists, emphasis and tables, without a single attribute (P24). The
 * requirement is repeated on each of its rows: what was already cleaned is not cleaned again.
 */
export const nouvelAssainisseur = (): Assainir => {
  const connus = new Map<string, ReturnType<Assainir>>()
  return brut => {
    const propre = connus.get(brut) ?? nettoyer(brut, GARDEES)
    connus.set(brut, propre)
    return propre
  }
}

/** A text of several sections, the charter: the same, with its headings. */
export const assainirTexte: Assainir = brut => nettoyer(brut, [...GARDEES, 'h2', 'h3'])
