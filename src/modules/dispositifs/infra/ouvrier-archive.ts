import { parentPort, workerData } from 'node:worker_threads'
import type { LectureDArchive } from '../use-cases/ports-archives.ts'
import { lireArchive } from './archive-programme.ts'

const lire = async (octets: Uint8Array, nom: string): Promise<LectureDArchive> => {
  const lu = await lireArchive(Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength), nom)
  return lu.ok ? { ok: true, chantier: lu.valeur.chantier } : lu
}

/** The thread of `makeLireArchiveAPart`: one archive, then it ends. */
const { demande, octets }: { readonly demande: { readonly nom: string }; readonly octets: Uint8Array } = workerData
parentPort?.postMessage(await lire(octets, demande.nom))
