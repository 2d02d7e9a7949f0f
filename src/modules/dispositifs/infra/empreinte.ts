import { createHash } from 'node:crypto'

/** JSON in one form only: keys in order, no spaces. The base keeps no order of keys. */
const canonique = (valeur: unknown): string => {
  if (Array.isArray(valeur)) return `[${valeur.map(canonique).join(',')}]`
  if (typeof valeur !== 'object' || valeur === null) return JSON.stringify(valeur)
  const membres = Object.entries(valeur)
    .filter(([, membre]) => membre !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${membres.map(([cle, membre]) => `${JSON.stringify(cle)}:${canonique(membre)}`).join(',')}}`
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export const empreinteTexte = (texte: string): string => createHash('sha256').update(texte, 'utf8').digest('hex')

/** SHA-256 of a value's canonical JSON, in hexadecimal: the same whatever the order of its keys. */
export const empreinteJson = (valeur: unknown): string => empreinteTexte(canonique(valeur))
