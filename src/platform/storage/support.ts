import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { estCode } from './fichiers.ts'

/** From `debut` up to `fin` excluded, in bytes. */
export type Portion = { readonly debut: number; readonly fin: number }

/** Named bytes, wherever they are kept: a folder, an object store. */
export type Support = {
  /** Where the file of that name is, for a support that is a folder. */
  readonly chemin?: (nom: string) => string
  /** In bytes; undefined when there is nothing under that name. */
  readonly taille: (nom: string) => Promise<number | undefined>
  /** In pieces of any size, each the reader’s own, to do with as it likes; fewer bytes where there are fewer, none for an empty portion. @throws when there is nothing under that name */
  readonly lire: (nom: string, portion: Portion) => AsyncIterable<Buffer>
}

/** A support that what a folder holds can be sent to. */
export type SupportDistant = Support & {
  /** Sends a file under that name, in place of what was there. */
  readonly poser: (nom: string, fichier: string) => Promise<void>
}

const LOT = 256 * 1024

/** Reads a file, piece by piece. */
export const lireFichier = async function* (chemin: string, { debut, fin }: Portion): AsyncGenerator<Buffer> {
  if (fin <= debut) return
  const flux = createReadStream(chemin, { start: debut, end: fin - 1, highWaterMark: LOT })
  yield* flux as AsyncIterable<Buffer>
}

export const supportSurDisque = (cheminDe: (nom: string) => string): Support => ({
  chemin: cheminDe,
  taille: async nom => {
    try {
      return (await stat(cheminDe(nom))).size
    } catch (erreur) {
      if (estCode(erreur, 'ENOENT')) return undefined
      throw erreur
    }
  },
  lire: (nom, portion) => lireFichier(cheminDe(nom), portion),
})
