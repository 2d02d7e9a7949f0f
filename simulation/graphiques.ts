/** Charts as SVG documents: no script, no outside font, a title and a description for those who don't see them. */

type Serie = {
  readonly nom: string
  readonly couleur: string
  readonly valeurs: readonly number[]
  readonly pointille?: boolean
}
type Courbes = {
  readonly titre: string
  readonly description: string
  readonly unite: string
  readonly etiquettes: readonly string[]
  readonly series: readonly Serie[]
  /** Vertical marks, by the position of a label. */
  readonly reperes?: readonly { readonly position: number; readonly texte: string }[]
}
type Barres = {
  readonly titre: string
  readonly description: string
  readonly unite: string
  readonly barres: readonly {
    readonly nom: string
    readonly valeur: number
    readonly texte: string
    readonly couleur?: string
  }[]
}

export const COULEURS = {
  bleu: '#000091',
  ciel: '#6a6af4',
  vert: '#18753c',
  rouge: '#ce0500',
  gris: '#666666',
  ocre: '#b34000',
}

const [LARGEUR, HAUTEUR] = [760, 320]
const MARGE = { haut: 44, droite: 36, bas: 64, gauche: 62 }

const echapper = (texte: string): string =>
  texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const nombre = (valeur: number): string =>
  valeur.toLocaleString('fr-FR', { maximumFractionDigits: valeur < 10 ? 1 : 0 })
const n = (valeur: number): string => (Math.round(valeur * 10) / 10).toString()

const document = (args: {
  readonly titre: string
  readonly description: string
  readonly hauteur: number
  readonly corps: string
}): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LARGEUR} ${args.hauteur}" width="${LARGEUR}" height="${args.hauteur}" role="img" font-family="system-ui, sans-serif" font-size="13">
<title>${echapper(args.titre)}</title>
<desc>${echapper(args.description)}</desc>
<rect width="${LARGEUR}" height="${args.hauteur}" fill="#ffffff"/>
<text x="${MARGE.gauche}" y="24" font-size="15" font-weight="bold" fill="#161616">${echapper(args.titre)}</text>
${args.corps}
</svg>
`

/** A round number that is not less. */
const plafond = (valeur: number): number => {
  if (valeur <= 0) return 1
  const puissance = 10 ** Math.floor(Math.log10(valeur))
  return ([1, 2, 2.5, 5, 10].find(pas => pas * puissance >= valeur) ?? 10) * puissance
}

export const courbes = ({ titre, description, unite, etiquettes, series, reperes = [] }: Courbes): string => {
  const max = plafond(Math.max(...series.flatMap(({ valeurs }) => valeurs), 0))
  const [large, haut] = [LARGEUR - MARGE.gauche - MARGE.droite, HAUTEUR - MARGE.haut - MARGE.bas]
  const x = (i: number): number => MARGE.gauche + (large * i) / Math.max(1, etiquettes.length - 1)
  const y = (valeur: number): number => MARGE.haut + haut * (1 - valeur / max)
  const grille = [0, 0.25, 0.5, 0.75, 1].map(part => {
    const valeur = max * part
    return `<line x1="${MARGE.gauche}" x2="${LARGEUR - MARGE.droite}" y1="${n(y(valeur))}" y2="${n(y(valeur))}" stroke="#dddddd"/><text x="${MARGE.gauche - 8}" y="${n(y(valeur) + 4)}" text-anchor="end" fill="#3a3a3a">${nombre(valeur)}</text>`
  })
  const pas = Math.max(1, Math.ceil(etiquettes.length / 13))
  const abscisses = etiquettes.flatMap((texte, i) =>
    i % pas === 0
      ? [
          `<text x="${n(x(i))}" y="${HAUTEUR - MARGE.bas + 18}" text-anchor="middle" font-size="11" fill="#3a3a3a">${echapper(texte)}</text>`,
        ]
      : [],
  )
  const marques = reperes.map(
    ({ position, texte }) =>
      `<line x1="${n(x(position))}" x2="${n(x(position))}" y1="${MARGE.haut}" y2="${HAUTEUR - MARGE.bas}" stroke="${COULEURS.gris}" stroke-dasharray="2 3"/><text x="${n(x(position) + 4)}" y="${MARGE.haut + 10}" font-size="11" fill="${COULEURS.gris}">${echapper(texte)}</text>`,
  )
  const traces = series.map(({ valeurs, couleur, pointille }) => {
    const points = valeurs.map((valeur, i) => `${n(x(i))},${n(y(valeur))}`).join(' ')
    return `<polyline points="${points}" fill="none" stroke="${couleur}" stroke-width="2.5"${pointille ? ' stroke-dasharray="6 4"' : ''}/>`
  })
  const legende = [{ nom: unite, couleur: '' }, ...series].map(({ nom, couleur }, i) => {
    const gauche = MARGE.gauche + (i === 0 ? 0 : 40 + i * 175 - 100)
    return couleur === ''
      ? `<text x="${gauche}" y="${HAUTEUR - 14}" font-size="12" fill="#3a3a3a">${echapper(nom)}</text>`
      : `<rect x="${gauche}" y="${HAUTEUR - 24}" width="16" height="10" fill="${couleur}"/><text x="${gauche + 22}" y="${HAUTEUR - 14}" font-size="12" fill="#161616">${echapper(nom)}</text>`
  })
  return document({
    titre,
    description,
    hauteur: HAUTEUR,
    corps: [...grille, ...abscisses, ...marques, ...traces, ...legende].join('\n'),
  })
}

export const barres = ({ titre, description, unite, barres: toutes }: Barres): string => {
  const [rangee, debut] = [26, 250]
  const hauteur = MARGE.haut + toutes.length * rangee + 30
  const max = Math.max(...toutes.map(({ valeur }) => valeur), 0) || 1
  const lignes = toutes.map(({ nom, valeur, texte, couleur = COULEURS.bleu }, i) => {
    const haut = MARGE.haut + i * rangee
    const longueur = ((LARGEUR - debut - 175) * valeur) / max
    return `<text x="${debut - 10}" y="${haut + 14}" text-anchor="end" fill="#161616">${echapper(nom)}</text><rect x="${debut}" y="${haut + 2}" width="${n(Math.max(longueur, 1))}" height="16" fill="${couleur}"/><text x="${n(debut + longueur + 8)}" y="${haut + 14}" fill="#161616">${echapper(texte)}</text>`
  })
  const pied = `<text x="${debut}" y="${hauteur - 8}" font-size="12" fill="#3a3a3a">${echapper(unite)}</text>`
  return document({ titre, description, hauteur, corps: [...lignes, pied].join('\n') })
}
