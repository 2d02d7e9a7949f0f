import { attenteAvantReprise } from '../domain/analyse.ts'
import {
  type ApercuRendu,
  type GenreApercu,
  genreDe,
  type ImageDApercu,
  type RaisonSansApercu,
} from '../domain/apercu.ts'
import { familleDe } from '../domain/type-fichier.ts'

export type AApercevoir = {
  readonly empreinte: string
  /** In bytes. */
  readonly taille: number
  /** The candidature for which it is made. */
  readonly numero: string
  readonly tentatives: number
}

/** What a decoder drew; see `Apercu`. */
export type Dessin = {
  readonly images: readonly (Omit<ImageDApercu, 'empreinte'> & { readonly octets: Uint8Array })[]
  readonly etendue: number | null
  readonly arret: RaisonSansApercu | null
}

export type PortsApercu = {
  /** The pièce that has waited longest and may be read, for this worker only until `minutes` have passed; `null` when none waits. */
  readonly prendre: (minutes: number) => Promise<AApercevoir | null>
  readonly rendre: (empreinte: string, apercu: ApercuRendu) => Promise<void>
  readonly echouer: (empreinte: string, minutes: number) => Promise<void>
  readonly lireDebut: (empreinte: string) => Promise<Uint8Array>
  /** Apart, within bounds, and never the original (P29). @throws Error when the store does not give the bytes */
  readonly dessiner: (piece: AApercevoir & { readonly genre: GenreApercu }) => Promise<Dessin>
  /** @returns its SHA-256, once it is in the store */
  readonly garder: (octets: Uint8Array, numero: string) => Promise<string>
}

/** Longer than any drawing: a worker that was killed in the middle of one gives it back then. */
const MINUTES_POUR_DESSINER = 5

/**
 * Makes the previews that wait, the oldest first, until none does or `arret` says so. What the store did not give is tried again, later each
 * time; what a decoder could not read is said once and for all. @returns how many were made or given up
 */
export const makePreparerApercus =
  (ports: PortsApercu) =>
  async (arret: () => boolean): Promise<number> => {
    for (let rendus = 0; ; rendus++) {
      const piece = arret() ? null : await ports.prendre(MINUTES_POUR_DESSINER)
      if (!piece) return rendus
      try {
        await ports.rendre(piece.empreinte, await preparer(ports, piece))
      } catch {
        await ports.echouer(piece.empreinte, attenteAvantReprise(piece.tentatives))
      }
    }
  }

const preparer = async ({ lireDebut, dessiner, garder }: PortsApercu, piece: AApercevoir): Promise<ApercuRendu> => {
  const genre = genreDe(familleDe(await lireDebut(piece.empreinte)))
  if (genre === null) return { etat: 'sans_objet' }
  const { images, etendue, arret } = await dessiner({ ...piece, genre })
  if (images.length === 0) return { etat: 'impossible', raison: arret ?? 'mal_forme' }
  const gardees: ImageDApercu[] = []
  for (const { octets, largeur, hauteur, repere } of images)
    gardees.push({ empreinte: await garder(octets, piece.numero), largeur, hauteur, repere })
  return { etat: 'fait', genre, images: gardees, etendue, arret }
}
