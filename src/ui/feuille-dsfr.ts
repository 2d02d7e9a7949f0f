import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { icones } from './icones.ts'

/** The parts of the design system that our components and the layout classes use; all of it would be twice as heavy. */
const composants = [
  'header',
  'footer',
  'navigation',
  'modal',
  'skiplink',
  'link',
  'button',
  'form',
  'input',
  'select',
  'radio',
  'checkbox',
  'upload',
  'alert',
  'pagination',
  'callout',
] as const

/** System typefaces instead of Marianne, which only the State may use (its licence is apart from the rest). */
const policeSysteme = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif'

export type FeuilleDsfr = {
  /** The `dist` folder of `@gouvfr/dsfr`. */
  readonly dist: string
  readonly marqueEtat: boolean
  /** Our own style sheets: the variables they use must stay. */
  readonly nosFeuilles: string
  /** The address under which a typeface is served, when the mark of the State is on. */
  readonly adressePolice: (fichier: string) => string
}

/** The design system's style sheet, cut down to what is used: pictograms inside, one theme, no unused variable. */
export const feuilleDsfr = ({ dist, marqueEtat, nosFeuilles, adressePolice }: FeuilleDsfr): string => {
  const noms = marqueEtat ? [...composants, 'logo'] : composants
  const lire = (chemin: string): string => readFileSync(join(dist, chemin), 'utf8')
  const brute = [lire('core/core.main.min.css'), ...noms.map(nom => lire(`component/${nom}/${nom}.main.min.css`))].join(
    '\n',
  )
  const sansPolices = marqueEtat
    ? brute.replace(
        /url\(["']?[^"')]*fonts\/([^"')]+)["']?\)/g,
        (_, fichier: string) => `url(${adressePolice(fichier)})`,
      )
    : brute
        .replace(/@font-face\s*\{[^}]*\}/g, '')
        .replace(/font-family:\s*(?:Marianne|Spectral)[^;}]*/g, `font-family:${policeSysteme}`)
  const illustree = `${sansPolices}\n${feuilleIcones(dist)}`.replace(
    /url\(["']?(?:\.\.\/)*icons\/([^"')]+\.svg)["']?\)/g,
    (_, chemin: string) => `url("${svgEnLigne(lire(`icons/${chemin}`))}")`,
  )
  return elaguer(illustree, nosFeuilles, marqueEtat ? inutiles : [...inutiles, /\.fr-logo/])
}

/** One rule per pictogram in use; the design system's core says how `fr-icon-…` is drawn. */
const feuilleIcones = (dist: string): string =>
  Object.entries(icones)
    .map(([nom, chemin]) => {
      const image = svgEnLigne(readFileSync(join(dist, 'icons', `${chemin}.svg`), 'utf8'))
      return `.fr-icon-${nom}::before,.fr-icon-${nom}::after{mask-image:url("${image}")}`
    })
    .join('\n')

const svgEnLigne = (svg: string): string =>
  `data:image/svg+xml,${svg
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/"/g, "'")
    .replace(/[<>#%{}]/g, caractere => encodeURIComponent(caractere))}`

type Bloc = { readonly prelude: string; readonly corps: string }

/** Splits a style sheet (or the body of an at-rule) into its blocks; quotes and nested braces are respected. */
const blocs = (css: string): readonly Bloc[] => {
  const trouves: Bloc[] = []
  let debut = 0
  let ouverture = -1
  let profondeur = 0
  let guillemet = ''
  for (let n = 0; n < css.length; n++) {
    const c = css.charAt(n)
    if (guillemet !== '') {
      if (c === '\\') n++
      else if (c === guillemet) guillemet = ''
    } else if (c === '"' || c === "'") guillemet = c
    else if (c === '{' && profondeur++ === 0) ouverture = n
    else if (c === '}' && --profondeur === 0) {
      trouves.push({ prelude: css.slice(debut, ouverture).trim(), corps: css.slice(ouverture + 1, n) })
      debut = n + 1
    } else if (c === ';' && profondeur === 0) debut = n + 1
  }
  return trouves
}

/**
 * Rules that no page of ours can need: dark and mourning themes, deprecated icon names, spacings by width of screen, colours
 * of illustration, components inside the kept ones that we don't have. A test checks that every class written in a page is
 * still served.
 */
const inutiles = [
  /\[data-fr-(?:theme|mourning)/,
  /\[class[\^*]=["']? ?fr-fi-/,
  /\.fr-(?:fi|translate|theme|artwork|share|follow|transcription|password|range|toggle|card|tile|connect|search|consent|sidemenu|segmented|stepper|quote)\b/,
  /\.fr-[mp][trblxy]?-(?:sm|md|lg|xl)-/,
  /\.fr-col-(?:offset|sm|xl)/,
  /--(?:green|blue-ecume|blue-cumulus|purple|pink|yellow|orange|brown|beige)-/,
]

const elaguer = (css: string, nosFeuilles: string, ecartes: readonly RegExp[]): string => {
  const propre = ecrire(
    css
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/@charset[^;]*;/g, '')
      .replace(prefixes, ''),
    ecartes,
  )
  return sansVariablesMortes(propre, nosFeuilles)
}

/** Every browser of the last years knows masks without a prefix. */
const prefixes = /-webkit-mask(?:-[a-z]+)?:(?:"[^"]*"|[^;}"])*;?/g

const ecrire = (css: string, ecartes: readonly RegExp[]): string =>
  blocs(css)
    .map(({ prelude, corps }) => {
      if (/^@(?:media|supports)/.test(prelude)) {
        const dedans = ecrire(corps, ecartes)
        return dedans === '' ? '' : `${prelude}{${dedans}}`
      }
      if (prelude.startsWith('@')) return `${prelude}{${corps}}`
      const selecteurs = separer(prelude).filter(selecteur => !ecartes.some(motif => motif.test(selecteur)))
      return selecteurs.length === 0 ? '' : `${selecteurs.join(',')}{${corps}}`
    })
    .join('\n')

/** Selectors of a rule, cut at the commas that are not inside parentheses. */
const separer = (prelude: string): readonly string[] => prelude.split(/,(?![^(]*\))/).map(selecteur => selecteur.trim())

/** Takes out the custom properties that nothing reads any more, as long as some go. */
const sansVariablesMortes = (css: string, nosFeuilles: string): string => {
  const lues = new Set([...`${css}${nosFeuilles}`.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, nom]) => nom))
  const reste = css.replace(/(^|[{;])\s*(--[\w-]+)\s*:[^;{}]*(?=[;}])/g, (tout, avant: string, nom: string) =>
    lues.has(nom) ? tout : avant === '{' ? '{' : '',
  )
  return reste.length === css.length ? css : sansVariablesMortes(reste, nosFeuilles)
}
