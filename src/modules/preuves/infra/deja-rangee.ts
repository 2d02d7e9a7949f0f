import { type Magasin, TAILLE_DEBUT } from '../../../platform/storage/index.ts'
import type { PortsEnvois } from '../use-cases/envois.ts'

/** P7 — asked where an upload was killed between the store and the base. */
export const makeDejaRangee =
  ({ verifier, ouvrir }: Pick<Magasin, 'verifier' | 'ouvrir'>): PortsEnvois['dejaRangee'] =>
  async empreinte => {
    if ((await verifier(empreinte)) !== 'intacte') return null
    const flux = await ouvrir(empreinte, { debut: 0, fin: TAILLE_DEBUT - 1 })
    return Buffer.concat((await flux.toArray()) as Buffer[])
  }
