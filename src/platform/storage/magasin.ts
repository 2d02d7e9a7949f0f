import type { Readable } from 'node:stream'
import type { Segment } from './ecrivain.ts'
import type { Etage } from './etage.ts'

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

/** What a whole upload was found to be when it was read back. */
export type Relu =
  | { readonly ok: true; readonly empreinte: string; readonly taille: number; readonly debut: Uint8Array }
  /** What is on disk is not what came in: from that byte on it has to be sent again. */
  | { readonly ok: false; readonly depuis: number }

export type EtatPiece = 'intacte' | 'alteree' | 'absente'

export type OptionsDepot = { readonly tailleMax: number; readonly pour: string }

/** The holder of what is no candidature's: documents of the agency, files of programmes. */
export const AGENCE = 'agence'

/**
 * Where pièces are kept, by their content and never altered (P5). The database may name a pièce only after `deposer`
 * answered: the blob first, the row second.
 */
export type Magasin = {
  /**
   * Reads a stream to its end. What it answers is on disk and was read back (P6).
   * A stream that is too large is refused as soon as it is known, and what remains of it is left to the caller.
   * @param tailleMax in bytes.
   * @param pour whose key keeps it from being read, where pièces are encrypted (P30): a candidature's numero, or `AGENCE`.
   * @throws Error when the stream breaks or the disk fails: nothing is left of it.
   */
  readonly deposer: (flux: Readable, options: OptionsDepot) => Promise<PieceDeposee | RefusDepot>
  /** Where uploads in several parts are gathered. */
  readonly etage: Etage
  /**
   * Takes a whole upload from there, read back first (P6): what it answers is in the store, and no longer in the `etage`.
   * @param segments all of them, as they came in.
   * @returns `ok: false` from 0 on when nothing is there any more: another took it, perhaps, and the store has it.
   */
  readonly adopter: (nom: string, segments: readonly Segment[]) => Promise<Relu>
  /** P30 — where pièces are encrypted, that holder too opens this one, whatever becomes of the others. @throws PieceAbsente */
  readonly confier: (empreinte: string, pour: string) => Promise<void>
  /**
   * Each run of it is held against what was received before a byte of it goes on (P5): where it is not that, the stream breaks.
   * @param portion `debut` and `fin` as in HTTP ranges: from 0, both included.
   * @throws PieceAbsente
   * @throws PieceAlteree when the first run is not what was received
   */
  readonly ouvrir: (
    empreinte: string,
    portion?: { readonly debut?: number; readonly fin?: number },
  ) => Promise<Readable>
  /** In bytes; undefined when the store has no such pièce. */
  readonly taille: (empreinte: string) => Promise<number | undefined>
  /** Reads the whole again and compares. */
  readonly verifier: (empreinte: string) => Promise<EtatPiece>
  /**
   * P6 — sends what the disk holds to the object store, where there is one, and frees the disk of what the store gave back whole.
   * @param peutPartir which of these may leave now: the others stay on the disk.
   */
  readonly vider: (demande: {
    readonly peutPartir: (empreintes: readonly string[]) => Promise<ReadonlySet<string>>
    readonly arret: () => boolean
  }) => Promise<BilanDeVidage>
}

/** `echecs`: what stays on the disk, to be sent again. */
export type BilanDeVidage = {
  readonly envoyees: number
  readonly retenues: number
  readonly echecs: readonly { readonly empreinte: string; readonly erreur: unknown }[]
}

export class PieceAbsente extends Error {
  constructor(empreinte: string) {
    super(`pièce absente du magasin : ${empreinte}`)
  }
}

/** What is not there, or whose key is gone so that nobody can tell what it is, as nothing. */
export const siAbsente = (erreur: unknown): undefined => {
  if (!(erreur instanceof PieceAbsente)) throw erreur
}

/** What the support gives back is not what was received (P5). */
export class PieceAlteree extends Error {
  constructor(empreinte: string) {
    super(`pièce altérée dans le magasin : ${empreinte}`)
  }
}
