import { placeRestante, type Quotas, type RefusDeQuota, type Volume } from '../domain/envoi.ts'
import type { Manque, Recevoir } from './deposer.ts'

type Ports = {
  readonly recevoir: Recevoir
  readonly volume: (numero: string) => Promise<Volume>
  /** The bytes that the disk still has room for. */
  readonly libre: () => Promise<number>
  readonly quotas: Quotas
}

/**
 * PRE-1 — a file of a form, whose size is known once it came: what no room is left for is turned away at once, and what grows past
 * the room that is left, there.
 */
export const makeRecevoirDansLaPlace =
  ({ recevoir, volume, libre, quotas }: Ports): Recevoir<Manque<RefusDeQuota>> =>
  async (flux, options) => {
    const { reste, manque } = placeRestante({
      volume: await volume(options.pour),
      quotas,
      libre: await libre(),
    })
    if (reste <= 0) return { ok: false, manque }
    const piece = await recevoir(flux, { ...options, tailleMax: Math.min(options.tailleMax, reste) })
    return !piece.ok && reste < options.tailleMax ? { ok: false, manque } : piece
  }
