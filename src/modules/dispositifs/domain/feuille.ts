/** One cell that holds something, as the file has it: a formula is not evaluated, an error value is not a text. */
export type Cellule =
  | { readonly kind: 'texte'; readonly texte: string }
  | { readonly kind: 'formule' }
  | { readonly kind: 'erreur'; readonly valeur: string }

/** `numero`: the row's number as the spreadsheet shows it; cells by their column's letters. */
export type LigneFeuille = { readonly numero: number; readonly cellules: ReadonlyMap<string, Cellule> }

/** A sheet of a workbook. `fusions`: the merged ranges, `E149:E150`. Rows in which nothing is written are absent. */
export type Feuille = {
  readonly nom: string
  readonly lignes: readonly LigneFeuille[]
  readonly fusions: readonly string[]
}

/** The rank of a column, from its letters: A is 1, Z 26, AA 27. */
export const rangDeColonne = (lettres: string): number =>
  [...lettres].reduce((rang, lettre) => rang * 26 + lettre.charCodeAt(0) - 64, 0)

/** The letters of a column, from its rank: 1 is A, 27 AA. */
export const lettresDeColonne = (rang: number): string =>
  rang === 0 ? '' : lettresDeColonne(Math.floor((rang - 1) / 26)) + String.fromCharCode(65 + ((rang - 1) % 26))

/** A cell's address, `E50`, or the first of a range; `null` when the text is neither. */
export const lireAdresse = (texte: string): { readonly colonne: string; readonly ligne: number } | null => {
  const trouve = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(:|$)/.exec(texte)
  return trouve ? { colonne: trouve[1] ?? '', ligne: Number(trouve[2]) } : null
}

/** Reading order: row by row, then column by column. */
export const comparerAdresses = (a: string, b: string): number => {
  const x = lireAdresse(a)
  const y = lireAdresse(b)
  return (x?.ligne ?? 0) - (y?.ligne ?? 0) || rangDeColonne(x?.colonne ?? '') - rangDeColonne(y?.colonne ?? '')
}

/** From an address, the first cell of the merged range that covers it, which alone holds the value; nothing when none does. */
export const ancresDeFusion = (
  fusions: readonly string[],
): ((colonne: string, ligne: number) => string | undefined) => {
  const plages = fusions.flatMap(plage => {
    const [debut, fin] = plage.split(':').map(lireAdresse)
    if (!debut || !fin) return []
    const [gauche, droite] = [rangDeColonne(debut.colonne), rangDeColonne(fin.colonne)]
    return [{ haut: debut.ligne, bas: fin.ligne, gauche, droite, ancre: `${debut.colonne}${debut.ligne}` }]
  })
  if (plages.length === 0) return () => undefined
  return (colonne, ligne) => {
    const rang = rangDeColonne(colonne)
    return plages.find(
      ({ haut, bas, gauche, droite }) => ligne >= haut && ligne <= bas && rang >= gauche && rang <= droite,
    )?.ancre
  }
}
