import { liberer } from '../octets/index.ts'
import { chiffrerDepuis, TAILLE_ENTETE } from './chiffre.ts'
import type { Portion, Support } from './support.ts'
import type { CleDeFichier } from './trousseau.ts'

/** Bytes that were received, where they are; `cle` undefined when they are kept in the clear. */
export type Recus = { readonly support: Support; readonly nom: string; readonly cle: CleDeFichier | undefined }

/** As the support gives them back: nothing is held against anything. Each piece is the reader's own. */
export const lireRecus = async function* (
  { support, nom, cle }: Recus,
  { debut, fin }: Portion,
): AsyncGenerator<Buffer> {
  if (cle === undefined) return yield* support.lire(nom, { debut, fin })
  const dechiffrer = chiffrerDepuis(cle.cle, debut)
  const enFichier = { debut: debut + TAILLE_ENTETE, fin: fin + TAILLE_ENTETE }
  for await (const morceau of support.lire(nom, enFichier)) {
    const clair = dechiffrer(morceau)
    liberer(morceau)
    yield clair
  }
}
