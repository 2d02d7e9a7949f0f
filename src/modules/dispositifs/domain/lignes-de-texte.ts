/** A line of a formatted text: its HTML, by itself, and its words. */
export type LigneDeTexte = { readonly html: string; readonly texte: string }

const VIDES: readonly string[] = ['br']

/** The top-level blocks of some cleaned HTML, and the text that stands between them. */
const blocsDe = (html: string): readonly string[] => {
  const blocs: string[] = []
  let profondeur = 0
  let debut = 0
  const couper = (fin: number): void => {
    blocs.push(html.slice(debut, fin))
    debut = fin
  }
  for (const balise of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/giu)) {
    const [entiere, fermante, nom = ''] = balise
    if (VIDES.includes(nom)) continue
    if (fermante) {
      profondeur = Math.max(0, profondeur - 1)
      if (profondeur === 0 && !EN_LIGNE.has(nom)) couper(balise.index + entiere.length)
    } else {
      if (profondeur === 0 && !EN_LIGNE.has(nom)) couper(balise.index)
      profondeur++
    }
  }
  couper(html.length)
  return blocs
}

const EN_LIGNE: ReadonlySet<string> = new Set(['strong', 'em', 'b', 'i', 'u', 'sub', 'sup'])

/** Where a line may be cut: at a line break, and before a case that is named in the middle of it, in capitals. */
const COUPURES = /<br ?\/?>|(?=\bOU\b(?:\s|<[^>]*>)*CAS\s*\d)|(?=\bCAS\s*\d{1,2}(?:\s|<[^>]*>)*[:–—])/u

const enTexte = (html: string): string =>
  html
    .replace(/<\/(?:p|li|td|th|tr)>/gu, ' ')
    .replace(/<[^>]*>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/gu, ' ')
    .trim()

/** A part of a paragraph; one that a tag began in another part keeps none of its tags. */
const enParagraphe = (part: string): string => {
  const ouvertes = [...part.matchAll(/<([a-z]+)>/gu)].map(([, nom]) => nom).toSorted()
  const fermees = [...part.matchAll(/<\/([a-z]+)>/gu)].map(([, nom]) => nom).toSorted()
  const entiere = ouvertes.join() === fermees.join() && !/^[^<]*<\//u.test(part)
  return `<p>${(entiere ? part : part.replace(/<[^>]*>/gu, '')).trim()}</p>`
}

/**
 * Some cleaned HTML, line by line: paragraphs are cut at their line breaks, a list or a table is one line. A line without a word
 * is left out.
 */
export const lignesDeTexte = (html: string): readonly LigneDeTexte[] =>
  blocsDe(html)
    .flatMap(bloc => {
      if (/^\s*<(?:ul|ol|table)>/u.test(bloc)) return [{ html: bloc.trim(), texte: enTexte(bloc) }]
      return bloc
        .replace(/^\s*<p>|<\/p>\s*$/gu, '')
        .split(COUPURES)
        .map(part => ({ html: enParagraphe(part), texte: enTexte(part) }))
    })
    .filter(({ texte }) => texte !== '')
