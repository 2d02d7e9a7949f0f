/** A line of a manifest: the name of a file, and the number of the proof that it is for, as typed. */
export type LigneManifeste = { readonly ligne: number; readonly fichier: string; readonly preuve: string }

const sansGuillemets = (texte: string): string =>
  texte
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replaceAll('""', '"')
    .trim()

/** The last separator of a line cuts it: names of files have commas, numbers of proofs have none. */
const coupure = (ligne: string): number => {
  const separateur = ['\t', ';', ','].find(un => ligne.includes(un))
  return separateur === undefined ? -1 : ligne.lastIndexOf(separateur)
}

/** As lists of sums are: what has no space in it, two spaces or one and a star, the name. */
const enSomme = /^\s*(\S+)(?: {2,}| \*)(\S.*)$/

/**
 * PRE-1 — a manifest as a spreadsheet copies or saves it: two columns, by tabs, semicolons or commas; or the number, two
 * spaces and the name, as lists of sums are written. A line that has only one has
 * an empty proof; a first line of titles is left out.
 */
export const lireManifeste = (texte: string): readonly LigneManifeste[] =>
  texte
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .flatMap((ligne, rang) => {
      if (ligne.trim() === '') return []
      const ici = coupure(ligne)
      const somme = ici < 0 ? enSomme.exec(ligne) : null
      if (somme) return [{ ligne: rang + 1, fichier: sansGuillemets(somme[2] ?? ''), preuve: somme[1] ?? '' }]
      const fichier = sansGuillemets(ici < 0 ? ligne : ligne.slice(0, ici))
      const preuve = sansGuillemets(ici < 0 ? '' : ligne.slice(ici + 1))
      const titres = rang === 0 && /^(?:nom|fichier|nom d.*|file.*)$/i.test(fichier) && /preuve|num|proof/i.test(preuve)
      return titres ? [] : [{ ligne: rang + 1, fichier, preuve }]
    })
