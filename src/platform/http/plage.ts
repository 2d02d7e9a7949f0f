import type { Reponse } from './contract.ts'

export type Plage = { readonly debut: number; readonly fin: number; readonly total: number }

type Entetes = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * The part of a file of `total` bytes that a `Range` header asks for (RFC 9110, one part). Null when it asks for the whole, for several parts
 * or for nothing that has a sense: the whole is then a right answer. `hors_du_fichier`: it begins after the end.
 */
export const lirePlage = (
  entete: string | readonly string[] | undefined,
  total: number,
): Plage | 'hors_du_fichier' | null => {
  const lue = typeof entete === 'string' ? /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(entete) : null
  if (!lue) return null
  const [, de = '', a = ''] = lue
  if (de === '' && a === '') return null
  if (de !== '' && a !== '' && Number(a) < Number(de)) return null
  const debut = de === '' ? Math.max(0, total - Number(a)) : Number(de)
  const fin = de === '' || a === '' ? total - 1 : Math.min(Number(a), total - 1)
  return debut <= fin && debut < total ? { debut, fin, total } : 'hors_du_fichier'
}

/**
 * The same, of a request: `If-Range` gives the whole to who holds another state of the file. A pièce never changes: its SHA-256 says that it is
 * that one. @param etiquette its strong entity tag, quotes included
 */
export const plageDemandee = (
  entetes: Entetes,
  { total, etiquette }: { readonly total: number; readonly etiquette: string },
): Plage | 'hors_du_fichier' | null => {
  const si = entetes['if-range']
  return si === undefined || si === etiquette ? lirePlage(entetes['range'], total) : null
}

/** 416: says how long the file is. */
export const horsDuFichier = (total: number): Reponse => ({
  kind: 'brute',
  statut: 416,
  entetes: { 'content-range': `bytes */${total}`, 'accept-ranges': 'bytes' },
})
