/** In characters: long enough for any name that a person gives, short enough for every file system. */
const LONGUEUR_MAX = 200

/**
 * What must not be in a name: control characters, ends of line, the byte order mark, and the marks that turn the reading
 * order, under which « fdp.exe » shows as « exe.pdf ».
 */
const interdits = /[\p{Cc}\u2028\u2029\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** In lower case, without the dot; empty when the name has none. */
export const extensionDe = (nom: string): string =>
  nom.includes('.') ? nom.slice(nom.lastIndexOf('.') + 1).toLowerCase() : ''

/** A file's name as it is kept and given back: no path, nothing that hides, 200 characters at most, its extension kept. */
export const nomNettoye = (nom: string): string => {
  const seul = nom.split(/[\\/]/).at(-1) ?? ''
  const propre = seul.toWellFormed().replaceAll(interdits, '').trim()
  const signes = [...propre]
  if (signes.length <= LONGUEUR_MAX) return /^\.*$/.test(propre) ? 'piece' : propre
  const fin = [...`.${extensionDe(propre)}`]
  return fin.length > 20
    ? signes.slice(0, LONGUEUR_MAX).join('')
    : [...signes.slice(0, LONGUEUR_MAX - fin.length), ...fin].join('')
}
