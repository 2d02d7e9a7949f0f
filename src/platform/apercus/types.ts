/** What is drawn of a file: its first pages, itself reduced, or stills of a film. */
export type GenreApercu = 'pages' | 'image' | 'video'

/**
 * Why it was not drawn whole. `mal_forme`: the file is damaged; `chiffre`: it asks for a password; `limites`: it took more time, memory
 * or bytes than one may; `codec`: a film in a form that is not read here; `sans_image`: a film with sound alone.
 */
export const RAISONS = ['mal_forme', 'chiffre', 'limites', 'codec', 'sans_image'] as const
export type RaisonDArret = (typeof RAISONS)[number]

export type ImageDessinee = {
  /** WebP, encoded here, without a metadata of the original. */
  readonly octets: Buffer
  /** In pixels. */
  readonly largeur: number
  readonly hauteur: number
  /** Where it is in the original: the page, from 1; the moment, in milliseconds from the start; 0 for a picture. */
  readonly repere: number
}

export type Dessin = {
  /** Those that could be drawn, in order. */
  readonly images: readonly ImageDessinee[]
  /** Pages of the original, or its length in milliseconds; null when it is not known. */
  readonly etendue: number | null
  /** Null when nothing stopped it before its end. */
  readonly arret: RaisonDArret | null
}

export const PAGES_MAX = 20
export const VUES_MAX = 24
/** In pixels. */
export const LARGEUR_PAGE = 1_200
export const HAUTEUR_PAGE_MAX = 3_600
export const COTE_IMAGE = 1_600
export const LARGEUR_VUE = 640
export const PIXELS_MAX = 100_000_000

/** What a decoder is given: the bytes of the original, and who its images go to. */
export type Ports = {
  /** In bytes. */
  readonly taille: number
  /** Exactly `longueur` bytes from `debut`, within the original. */
  readonly lire: (debut: number, longueur: number) => Promise<Buffer>
  /** Says the extent of the original, see `Dessin`. */
  readonly dire: (etendue: number) => Promise<void>
  readonly montrer: (image: ImageDessinee) => Promise<void>
}

/** The work stops there, and says why. */
export class Arret extends Error {
  readonly raison: RaisonDArret
  constructor(raison: RaisonDArret) {
    super(raison)
    this.raison = raison
  }
}
