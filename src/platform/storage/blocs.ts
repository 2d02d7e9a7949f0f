import { createHash, type Hash } from 'node:crypto'

/** In bytes: what a reader gets is held against what was received by runs of that length. */
export const TAILLE_BLOC = 256 * 1024
/** In bytes: of one SHA-256. */
export const TAILLE_SOMME = 32

export type Sommes = {
  /** SHA-256 of the whole, in hexadecimal. */
  readonly empreinte: string
  /** In bytes. */
  readonly taille: number
  /** The SHA-256 of each run of `TAILLE_BLOC`, one after the other; the last run may be shorter. Empty for a pièce of one run. */
  readonly blocs: Buffer
}

/** The SHA-256 of a pièce, and of each of its runs, as its bytes come. */
export const makeSommes = (): {
  readonly ajouter: (octets: Buffer) => void
  readonly total: Hash
  readonly clore: () => Sommes
} => {
  const total = createHash('sha256')
  const blocs: Buffer[] = []
  let bloc = createHash('sha256')
  let enBloc = 0
  let taille = 0
  const fermer = (): void => {
    blocs.push(bloc.digest())
    bloc = createHash('sha256')
    enBloc = 0
  }
  return {
    total,
    ajouter: octets => {
      total.update(octets)
      taille += octets.length
      for (let lu = 0; lu < octets.length; ) {
        const pris = octets.subarray(lu, lu + TAILLE_BLOC - enBloc)
        bloc.update(pris)
        enBloc += pris.length
        lu += pris.length
        if (enBloc === TAILLE_BLOC) fermer()
      }
    },
    clore: () => {
      if (enBloc > 0) fermer()
      return {
        empreinte: total.digest('hex'),
        taille,
        blocs: blocs.length > 1 ? Buffer.concat(blocs) : Buffer.alloc(0),
      }
    },
  }
}

/** Cuts what comes into runs of `TAILLE_BLOC`, the last one shorter. */
export const enBlocs = async function* (morceaux: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let lot: Buffer[] = []
  let enLot = 0
  for await (const morceau of morceaux)
    for (let lu = 0; lu < morceau.length; ) {
      const pris = morceau.subarray(lu, lu + TAILLE_BLOC - enLot)
      lot.push(pris)
      enLot += pris.length
      lu += pris.length
      if (enLot < TAILLE_BLOC) continue
      yield lot.length === 1 ? pris : Buffer.concat(lot)
      lot = []
      enLot = 0
    }
  if (enLot > 0) yield Buffer.concat(lot)
}
