import type { Partie } from '../../../../platform/http/contract.ts'

/** The file that was sent; `null` when none was chosen: a browser then sends a nameless, empty one. */
export const premierFichier = async (
  parties: AsyncIterable<Partie>,
): Promise<Extract<Partie, { readonly kind: 'fichier' }> | null> => {
  for await (const partie of parties) {
    if (partie.kind !== 'fichier') continue
    if (partie.nomFichier !== '') return partie
    partie.flux.resume()
  }
  return null
}
