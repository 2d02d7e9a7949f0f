export type Plage = { readonly debut: number; readonly fin: number; readonly total: number }

/**
 * The part of a file of `total` bytes that a `Range` header asks for (one part, RFC 9110); null when it asks for the whole,
 * for several parts or for something that can't be: the whole is then a right answer.
 */
export const lirePlage = (entete: string | readonly string[] | undefined, total: number): Plage | null => {
  const lue = typeof entete === 'string' ? /^bytes=(\d*)-(\d*)$/.exec(entete) : null
  if (!lue || total === 0) return null
  const [, de = '', a = ''] = lue
  if (de === '' && a === '') return null
  const debut = de === '' ? Math.max(0, total - Number(a)) : Number(de)
  const fin = de === '' || a === '' ? total - 1 : Math.min(Number(a), total - 1)
  return debut <= fin && debut < total ? { debut, fin, total } : null
}
