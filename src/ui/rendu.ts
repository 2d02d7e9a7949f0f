import {
  type ComponentChildren,
  type ComponentType,
  Fragment,
  type FunctionComponent,
  isValidElement,
  type VNode,
} from 'preact'
import { typographier, typographierTexte } from './typographie.ts'

/**
 * JSX to HTML, for pages. Components are functions of their props and of nothing else — no state, hook or preact context —,
 * so that the tree is walked once; the output is that of the general renderer (rendu.test.tsx compares them). French
 * typography is applied to each text where it is, instead of being searched for in the whole document afterwards.
 */
export const rendreHtml = (noeud: ComponentChildren): string => rendre(noeud, typographierTexte)

/** HTML that was rendered before, with its typography: written as it is. */
export const Pret: FunctionComponent<{ readonly html: string }> = ({ html }) => html

type Ecrire = (texteEchappe: string) => string

const rendre = (noeud: ComponentChildren, ecrire: Ecrire): string => {
  if (typeof noeud === 'string') return noeud === '' ? '' : ecrire(echapper(noeud))
  if (typeof noeud === 'number' || typeof noeud === 'bigint') return String(noeud)
  if (Array.isArray(noeud)) {
    let html = ''
    for (const enfant of noeud) html += rendre(enfant, ecrire)
    return html
  }
  if (!isValidElement(noeud)) return ''
  const { type, props } = noeud
  if (typeof type === 'string') return rendreBalise(type, props, ecrire)
  if (type === Fragment) return rendre(props.children, ecrire)
  if (type === Pret) return 'html' in props ? String(props.html) : ''
  return rendre(composant(type)(props), ecrire)
}

const composant = (type: ComponentType): FunctionComponent => {
  if ('prototype' in type && type.prototype && 'render' in type.prototype)
    throw new Error(`${type.name} : une page est faite de fonctions, pas de classes`)
  return type as FunctionComponent
}

const VIDES = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
])

const rendreBalise = (balise: string, props: VNode['props'], ecrire: Ecrire): string => {
  let html = `<${balise}`
  let contenu: string | undefined
  // A loop without a list of entries: this one runs for every tag of every page.
  for (const nom in props) {
    if (nom === 'children') continue
    const valeur: unknown = props[nom as keyof typeof props]
    if (nom === 'dangerouslySetInnerHTML') contenu = brut(valeur)
    else html += attribut(nom, valeur)
  }
  if (VIDES.has(balise)) return `${html}/>`
  // What was typed in a field stays as it was typed.
  contenu ??= rendre(props.children, balise === 'textarea' ? telQuel : ecrire)
  return `${html}>${contenu}</${balise}>`
}

const telQuel: Ecrire = texte => texte

const INTERNES = new Set(['key', 'ref', '__self', '__source'])

const attribut = (nom: string, valeur: unknown): string => {
  if (valeur === null || valeur === undefined || typeof valeur === 'function' || INTERNES.has(nom)) return ''
  const ecrit = nomDAttribut(nom)
  // aria-… and data-… say « false » in full; for the others, false is absence.
  if (ecrit.charAt(4) !== '-') {
    if (valeur === false) return ''
    if (valeur === true) return ` ${ecrit}`
  }
  const texte = typeof valeur === 'string' ? valeur : `${valeur as number | boolean}`
  return texte === '' ? ` ${ecrit}` : ` ${ecrit}="${echapper(texte)}"`
}

const NOMS: Readonly<Record<string, string>> = { className: 'class', htmlFor: 'for' }
/** The properties whose attribute is written in lower case. */
const EN_MINUSCULES =
  /^(?:accessK|auto[A-Z]|cell|ch|col|cont|cross|dateT|encT|form[A-Z]|frame|hrefL|inputM|maxL|minL|noV|playsI|popoverT|readO|rowS|src[A-Z]|tabI|useM|item[A-Z])/
const nomsConnus = new Map<string, string>()

const nomDAttribut = (nom: string): string => {
  const connu = nomsConnus.get(nom)
  if (connu !== undefined) return connu
  if (/[\s\n\\/='"\0<>]/.test(nom)) throw new Error(`attribut « ${nom} »`)
  const ecrit = NOMS[nom] ?? (EN_MINUSCULES.test(nom) ? nom.toLowerCase() : nom)
  nomsConnus.set(nom, ecrit)
  return ecrit
}

const A_ECHAPPER = /["&<]/
const ENTITES: Readonly<Record<string, string>> = { '"': '&quot;', '&': '&amp;', '<': '&lt;' }

/** Looks before it replaces: most texts hold nothing to escape. */
const echapper = (texte: string): string =>
  A_ECHAPPER.test(texte) ? texte.replace(/["&<]/g, signe => ENTITES[signe] ?? signe) : texte

/** The texts of a programme are the same at every page: their typography is worked out once. */
const bruts = new Map<string, string>()
const BRUTS_MAX = 5_000

const brut = (valeur: unknown): string | undefined => {
  const html =
    typeof valeur === 'object' && valeur !== null && '__html' in valeur && typeof valeur.__html === 'string'
      ? valeur.__html
      : ''
  if (html === '') return undefined
  const connu = bruts.get(html)
  if (connu !== undefined) return connu
  if (bruts.size >= BRUTS_MAX) bruts.clear()
  const ecrit = typographier(html)
  bruts.set(html, ecrit)
  return ecrit
}
