import type { Readable } from 'node:stream'
import type { Etage, Relu, Segment } from './etage.ts'

/** The first bytes of a pièce, enough to tell its type from its content. */
export const TAILLE_DEBUT = 4100

export type PieceDeposee = {
  readonly ok: true
  /** SHA-256 of the whole, in lower-case hexadecimal: its name in the store. */
  readonly empreinte: string
  /** In bytes. */
  readonly taille: number
  readonly debut: Uint8Array
}

export type RefusDepot = {
  readonly ok: false
  readonly refus: { readonly code: 'piece_trop_grosse'; readonly limite: number }
}

export type EtatPiece = 'intacte' | 'alteree' | 'absente'

/**
 * Where pièces are kept, by their content and never altered (P5). The database may name a pièce only after `deposer`
 * answered: the blob first, the row second.
 */
export type Magasin = {
  /**
   * Reads a stream to its end. What it answers is on disk and was read back (P6).
   * A stream that is too large is refused as soon as it is known, and what remains of it is left to the caller.
   * @param tailleMax in bytes.
   * @throws Error when the stream breaks or the disk fails: nothing is left of it.
   */
  readonly deposer: (flux: Readable, options: { readonly tailleMax: number }) => Promise<PieceDeposee | RefusDepot>
  /** Where uploads in several parts are gathered. */
  readonly etage: Etage
  /**
   * Takes a whole upload from there, read back first (P6): what it answers is in the store, and no longer in the `etage`.
   * @param segments all of them, as they came in.
   */
  readonly adopter: (nom: string, segments: readonly Segment[]) => Promise<Relu>
  /**
   * @param portion `debut` and `fin` as in HTTP ranges: from 0, both included.
   * @throws PieceAbsente
   */
  readonly ouvrir: (
    empreinte: string,
    portion?: { readonly debut?: number; readonly fin?: number },
  ) => Promise<Readable>
  /** In bytes; undefined when the store has no such pièce. */
  readonly taille: (empreinte: string) => Promise<number | undefined>
  /** Reads the whole again and compares. */
  readonly verifier: (empreinte: string) => Promise<EtatPiece>
}

export class PieceAbsente extends Error {
  constructor(empreinte: string) {
    super(`pièce absente du magasin : ${empreinte}`)
  }
}
