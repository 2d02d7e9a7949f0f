import type { Readable } from 'node:stream'
import type { Chantier } from '../domain/chantier.ts'
import type { FauteProgramme } from '../domain/fautes-programme.ts'

/** What an archive of a programme's files comes to: the chantier that it says, or every fault of it. */
export type LectureDArchive =
  | { readonly ok: true; readonly chantier: Chantier }
  | { readonly ok: false; readonly fautes: readonly FauteProgramme[] }

/** Reads an archive apart (P29). `nom`: the archive's, for the faults of the whole. */
export type LireArchiveAPart = (octets: Uint8Array, nom: string) => Promise<LectureDArchive>

/** Where archives are kept between their preview and their import, named by the SHA-256 of their content. */
export type Archives = {
  /** To the end of the stream, or until it is known to be too large; `null` then. @param tailleMax in bytes. */
  readonly ranger: (flux: Readable, options: { readonly tailleMax: number }) => Promise<string | null>
  /** `null` when there is no such content. */
  readonly lire: (empreinte: string) => Promise<Uint8Array | null>
}
