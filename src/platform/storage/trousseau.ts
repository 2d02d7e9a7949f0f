/** The key of one file: 32 bytes, and the UUID by which the file names it. */
export type CleDeFichier = { readonly id: string; readonly cle: Buffer }

/**
 * The keys of the pièces encrypted at rest (P30). Each file has its own, wrapped by the key of each holder who received it (a
 * candidature), which a key kept outside the database wraps in turn: without the holder’s, nothing of its pièces can be read.
 */
export type Trousseau = {
  /** A new key, durable before the file's first byte. @param pour the holder: a candidature's numero, or `agence` */
  readonly nouvelle: (pour: string) => Promise<CleDeFichier>
  /** undefined when no holder's key opens it any more. */
  readonly cle: (id: string) => Promise<Buffer | undefined>
  /** One more holder of a key that another still opens. */
  readonly confier: (id: string, pour: string) => Promise<void>
  /** The holders of one key hold another too: the same pièce came twice. */
  readonly reunir: (cles: { readonly de: string; readonly vers: string }) => Promise<void>
}
