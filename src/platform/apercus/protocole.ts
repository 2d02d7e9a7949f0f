import { type ImageDessinee, type RaisonDArret, RAISONS } from './types.ts'

/**
 * What the decoders' process says, a line of JSON each; what it asks to read comes back as bytes alone, in the order of its questions. It is
 * read as what a hostile process could write: a decoder that a file took over says what it wants.
 */
export type Parole =
  | { readonly lire: readonly [debut: number, longueur: number] }
  | { readonly etendue: number }
  | { readonly image: Omit<ImageDessinee, 'octets'> & { readonly octets: string } }
  | { readonly fin: RaisonDArret | null }

/** Of one image, in base64: more than a page of photographs takes. */
export const LIGNE_MAX = 8 * 1024 * 1024

const entier = (valeur: unknown, max: number): valeur is number =>
  typeof valeur === 'number' && Number.isSafeInteger(valeur) && valeur >= 0 && valeur <= max

const COTE_MAX = 20_000

/** Null for what is none. */
export const lireParole = (ligne: string): Parole | null => {
  let dite: unknown
  try {
    dite = JSON.parse(ligne)
  } catch {
    return null
  }
  if (typeof dite !== 'object' || dite === null) return null
  if ('lire' in dite && Array.isArray(dite.lire)) {
    const [debut, longueur]: readonly unknown[] = dite.lire
    return entier(debut, Number.MAX_SAFE_INTEGER) && entier(longueur, Number.MAX_SAFE_INTEGER)
      ? { lire: [debut, longueur] }
      : null
  }
  if ('etendue' in dite) return entier(dite.etendue, Number.MAX_SAFE_INTEGER) ? { etendue: dite.etendue } : null
  if ('fin' in dite) return dite.fin === null ? { fin: null } : lireFin(dite.fin)
  return 'image' in dite ? lireImage(dite.image) : null
}

const lireFin = (fin: unknown): Parole | null => {
  const raison = RAISONS.find(connue => connue === fin)
  return raison === undefined ? null : { fin: raison }
}

const lireImage = (image: unknown): Parole | null => {
  if (typeof image !== 'object' || image === null) return null
  if (!('octets' in image && 'largeur' in image && 'hauteur' in image && 'repere' in image)) return null
  const { octets, largeur, hauteur, repere } = image
  return typeof octets === 'string' &&
    entier(largeur, COTE_MAX) &&
    entier(hauteur, COTE_MAX) &&
    entier(repere, Number.MAX_SAFE_INTEGER)
    ? { image: { octets, largeur, hauteur, repere } }
    : null
}

/** Whether the bytes present themselves as WebP: nothing else is ever shown in place. */
export const estWebp = (octets: Buffer): boolean =>
  octets.toString('latin1', 0, 4) === 'RIFF' && octets.toString('latin1', 8, 12) === 'WEBP'
