import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { AGENCE, type Magasin } from '../../../platform/storage/index.ts'
import type { Conserver, LireOctets } from '../use-cases/ports.ts'
import type { NoterPiece } from '../../candidatures/index.ts'

/** In bytes: a conformity report of thousands of proofs is a few megabytes. */
const TAILLE_MAX = 100 * 1024 * 1024

/** Where the agency's own documents are kept, among the pièces. */
export type Coffre = {
  readonly conserver: Conserver
  readonly lire: LireOctets
  readonly ouvrir: (empreinte: string) => Promise<Readable>
  readonly taille: Magasin['taille']
}

export const makeCoffre = ({
  magasin,
  noterPiece,
}: {
  readonly magasin: Pick<Magasin, 'deposer' | 'ouvrir' | 'taille'>
  readonly noterPiece: NoterPiece
}): Coffre => ({
  conserver: async (pdf, noter = noterPiece) => {
    const depot = await magasin.deposer(Readable.from([Buffer.from(pdf)]), { tailleMax: TAILLE_MAX, pour: AGENCE })
    if (!depot.ok) throw new Error('document trop gros pour être conservé')
    const { empreinte, taille } = depot
    await noter({ empreinte, taille, type: 'application/pdf' })
    return { empreinte, taille }
  },
  lire: async empreinte => {
    const octets = await buffer(await magasin.ouvrir(empreinte))
    if (createHash('sha256').update(octets).digest('hex') !== empreinte)
      throw new Error(`document altéré dans le magasin : ${empreinte}`)
    return octets
  },
  ouvrir: empreinte => magasin.ouvrir(empreinte),
  taille: magasin.taille,
})
