import { liberer } from '../octets/index.ts'
import { makeSommes, type Sommes } from './blocs.ts'
import { TAILLE_DEBUT } from './magasin.ts'
import { lireRecus } from './recus.ts'
import { type Portion, supportSurDisque } from './support.ts'
import type { CleDeFichier } from './trousseau.ts'

/** A file of the store, or on its way to it. */
export type Fichier = { readonly chemin: string; readonly cle: CleDeFichier | undefined }

/** A run to read; `empreinte`: the SHA-256 that all the bytes up to its end must have by then. */
export type Passage = Portion & { readonly empreinte?: string }

export type Relecture =
  | { readonly ok: true; readonly sommes: Sommes; readonly debut: Uint8Array }
  /** From that byte on it is not what it must be. */
  | { readonly ok: false; readonly depuis: number }

/** P5, P6 — reads a file again by runs that follow one another, from 0. @throws when it is not there (ENOENT), or the disk fails */
export const relireFichier = async ({ chemin, cle }: Fichier, passages: readonly Passage[]): Promise<Relecture> => {
  const fichier = { support: supportSurDisque(() => chemin), nom: chemin, cle }
  const sommes = makeSommes()
  const debuts: Buffer[] = []
  let lus = 0
  for (const passage of passages) {
    for await (const octets of lireRecus(fichier, passage)) {
      sommes.ajouter(octets)
      if (lus < TAILLE_DEBUT) debuts.push(Buffer.from(octets.subarray(0, TAILLE_DEBUT - lus)))
      lus += octets.length
      liberer(octets)
    }
    if (passage.empreinte !== undefined && sommes.total.copy().digest('hex') !== passage.empreinte)
      return { ok: false, depuis: passage.debut }
  }
  return { ok: true, sommes: sommes.clore(), debut: Buffer.concat(debuts).subarray(0, TAILLE_DEBUT) }
}
