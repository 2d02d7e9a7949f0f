const decoder = (texte: string): string =>
  texte.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** What Markdown would read as its own signs, anywhere in a line. */
const proteger = (texte: string): string => texte.replace(/[\\`*_{}[\]<>~^|]/gu, '\\$&')

/** The same, where a line begins. */
const protegerDebut = (ligne: string): string =>
  ligne.replace(/^[#+-](?=\s|$)/u, '\\$&').replace(/^(\d+)(?=[.)](\s|$))/u, '$1\\')

const MARQUES: Readonly<Record<string, string>> = { strong: '**', b: '**', em: '*', i: '*', sub: '~', sup: '^' }

type Liste = { readonly ordonnee: boolean; rang: number }
type Bloc = { readonly item: boolean; readonly texte: string }

const tableau = (rangees: readonly (readonly string[])[]): string => {
  const [entete = [], ...corps] = rangees.filter(rangee => rangee.length > 0)
  const ligne = (cellules: readonly string[]): string => `| ${cellules.join(' | ')} |`
  return [ligne(entete), ligne(entete.map(() => '---')), ...corps.map(ligne)].join('\n')
}

/**
 * The harmless HTML of a requirement as Markdown, in what OSCAL knows of it: paragraphs, lists, emphasis, tables whose first
 * row is the header. Underlining has no sign there, and is left out.
 */
export const enMarkdown = (html: string): string => {
  const blocs: Bloc[] = []
  const listes: Liste[] = []
  let texte = ''
  let puce: string | null = null
  let rangees: string[][] | null = null

  const retrait = (niveaux: readonly Liste[]): string =>
    niveaux.map(({ ordonnee }) => (ordonnee ? '   ' : '  ')).join('')
  const poser = (): void => {
    const lignes = texte
      .replace(/[^\S\n]+/gu, ' ')
      .split('\n')
      .map(ligne => protegerDebut(ligne.trim()))
      .filter(ligne => ligne !== '')
    texte = ''
    if (lignes.length === 0) return
    const dedans = retrait(listes)
    const debut = puce === null ? dedans : retrait(listes.slice(0, -1)) + puce
    blocs.push({ item: puce !== null, texte: debut + lignes.join(`\\\n${dedans}`) })
    puce = null
  }
  const ouvrir = (balise: string): void => {
    if (balise === 'br') texte += '\n'
    if (balise === 'p' || balise === 'ul' || balise === 'ol' || balise === 'table') poser()
    if (balise === 'ul' || balise === 'ol') listes.push({ ordonnee: balise === 'ol', rang: 0 })
    if (balise === 'table') rangees = []
    if (balise === 'tr') rangees?.push([])
    if (balise !== 'li') return
    poser()
    const liste = listes.at(-1)
    if (liste) liste.rang++
    puce = liste?.ordonnee ? `${liste.rang}. ` : '- '
  }
  const fermer = (balise: string): void => {
    if (rangees && (balise === 'td' || balise === 'th')) {
      rangees.at(-1)?.push(texte.replace(/\s+/gu, ' ').trim())
      texte = ''
    } else if (balise === 'table' && rangees) {
      blocs.push({ item: false, texte: tableau(rangees) })
      rangees = null
      texte = ''
    } else if (!rangees && /^(p|li|ul|ol)$/u.test(balise)) poser()
    if (balise === 'li') puce = null
    if (balise === 'ul' || balise === 'ol') listes.pop()
  }
  for (const [morceau, ferme, balise] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>|[^<]+/gu)) {
    if (balise === undefined) texte += proteger(decoder(morceau.replace(/\s*\n\s*/gu, ' ')))
    else if (MARQUES[balise] !== undefined) texte += MARQUES[balise]
    else if (ferme === '/') fermer(balise)
    else if (!rangees || /^(tr|td|th|br)$/u.test(balise)) ouvrir(balise)
  }
  poser()
  return blocs
    .map(({ item, texte: lu }, rang) => (rang === 0 ? '' : item && blocs[rang - 1]?.item ? '\n' : '\n\n') + lu)
    .join('')
}
