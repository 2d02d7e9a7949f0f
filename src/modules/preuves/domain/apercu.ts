import { extensionDe } from '../../../kernel/fichier.ts'
import type { Famille } from './type-fichier.ts'

/** What is drawn of a pièce: its first pages, itself reduced, or stills of a film. */
export type GenreApercu = 'pages' | 'image' | 'video'

/**
 * Why it was not drawn whole. `mal_forme`: damaged; `chiffre`: it asks for a password; `limites`: it takes more time, memory or bytes than one
 * may; `codec`: a film in a form that is not read here; `sans_image`: a film with sound alone.
 */
export type RaisonSansApercu = 'mal_forme' | 'chiffre' | 'limites' | 'codec' | 'sans_image'

export type ImageDApercu = {
  /** SHA-256, in lower-case hexadecimal: its name in the store. */
  readonly empreinte: string
  /** In pixels. */
  readonly largeur: number
  readonly hauteur: number
  /** The page, from 1; the moment of the film, in milliseconds; 0 for a picture. */
  readonly repere: number
}

export type ApercuRendu =
  | {
      readonly etat: 'fait'
      readonly genre: GenreApercu
      readonly images: readonly ImageDApercu[]
      /** Pages of the original, or its length in milliseconds; null when it is not known. */
      readonly etendue: number | null
      /** What stopped it before the end; null when nothing did. */
      readonly arret: RaisonSansApercu | null
    }
  | { readonly etat: 'impossible'; readonly raison: RaisonSansApercu }
  /** A kind of which nothing is drawn. */
  | { readonly etat: 'sans_objet' }

export type Apercu = ApercuRendu | { readonly etat: 'en_preparation' }

/** By the first bytes: what a name says is not what a decoder is given. */
export const genreDe = (famille: Famille | null): GenreApercu | null =>
  famille === null ? null : (genreParFamille[famille] ?? null)

const genreParFamille: Readonly<Partial<Record<Famille, GenreApercu>>> = {
  pdf: 'pages',
  png: 'image',
  jpg: 'image',
  gif: 'image',
  webp: 'image',
  tiff: 'image',
  mp4: 'video',
  matroska: 'video',
}

/** By the name, which the content was held against when it came in (PRE-3): whether there is a preview to offer. */
export const genreDuNom = (nom: string): GenreApercu | null => {
  const extension = extensionDe(nom)
  return (Object.hasOwn(genreParExtension, extension) ? genreParExtension[extension] : undefined) ?? null
}

const genreParExtension: Readonly<Record<string, GenreApercu>> = {
  pdf: 'pages',
  png: 'image',
  jpg: 'image',
  jpeg: 'image',
  gif: 'image',
  webp: 'image',
  tif: 'image',
  tiff: 'image',
  mp4: 'video',
  m4v: 'video',
  mov: 'video',
  webm: 'video',
  mkv: 'video',
}
