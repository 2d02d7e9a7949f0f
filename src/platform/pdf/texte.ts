/**
 * What the fonts that the compiler embeds can draw (Libertinus Serif, DejaVu Sans Mono), less what changes the reading
 * order or hides. A PDF/UA document with a character that no font draws is refused by the compiler, and file names
 * come from anyone: the rest prints as « □ ».
 */
const imprimables =
  /[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u034e\u0350-\u036f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u03d0-\u03e1\u0400-\u0477\u0490-\u04c4\u1d43-\u1d5b\u1e00-\u1eff\u2000-\u200a\u2010-\u2015\u2018-\u2027\u202f-\u2037\u2039-\u203f\u2044-\u204b\u2070\u2071\u2074-\u208e\u20a0-\u20b5\u20b8-\u20ba\u20bd\u2116\u2122\u2126\u2150\u2151\u2153-\u2184\u2190-\u21ff\u2200-\u222e\u2234-\u223d\u2241-\u226b\u25a0-\u25ff\u2713\u2717\ufb01\ufb02]/u

const ESPACE_NULLE = '\u200b'
const LONGUEUR_SANS_COUPURE = 24
const TRONCON = 12

/** A word too long for its column may be cut after a separator, failing that every few characters; a hash never is. */
const couper = (mot: string): string => {
  if (/^[0-9a-f]{64}$/.test(mot)) return mot
  const morceaux = mot.match(new RegExp(`[^/_.@?&=;:,-]{1,${TRONCON}}[/_.@?&=;:,-]*|[/_.@?&=;:,-]{1,${TRONCON}}`, 'gu'))
  return (morceaux ?? [mot]).join(ESPACE_NULLE)
}

/** A text as it can be printed: composed accents, no control character, long words that a column can cut. */
export const imprimable = (texte: string): string => {
  const propre = texte
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
  const connu = Array.from(propre.replace(/[\u00ad\u200b\ufeff]/g, ''), c => (imprimables.test(c) ? c : '□')).join('')
  return connu.replace(new RegExp(`[^\\s]{${LONGUEUR_SANS_COUPURE + 1},}`, 'gu'), couper)
}

/** The same for every text inside a value. */
export const toutImprimable = (valeur: unknown): unknown => {
  if (typeof valeur === 'string') return imprimable(valeur)
  if (Array.isArray(valeur)) return valeur.map(toutImprimable)
  if (typeof valeur !== 'object' || valeur === null) return valeur
  return Object.fromEntries(Object.entries(valeur).map(([cle, v]) => [cle, toutImprimable(v)]))
}
