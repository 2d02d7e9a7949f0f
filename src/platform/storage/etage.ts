import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { creerDossier, estCode, synchroniserDossier } from './fichiers.ts'
import { TAILLE_DEBUT } from './magasin.ts'

/** A run of bytes that is on disk for good: from `debut`, up to `fin` excluded. `empreinte`: its SHA-256 as it came in. */
export type Segment = { readonly debut: number; readonly fin: number; readonly empreinte: string }

/** What a whole upload was found to be when it was read back. */
export type Relu =
  | { readonly ok: true; readonly empreinte: string; readonly taille: number; readonly debut: Uint8Array }
  /** What is on disk is not what came in: from that byte on it has to be sent again. */
  | { readonly ok: false; readonly depuis: number }

/**
 * Where uploads in several parts are gathered, before the store takes them (P6, P7). What was told by `surSegment` is durable
 * and stays through a kill; what came after it is sent again.
 */
export type Etage = {
  /** An empty file under that name; one that is there stays. `nom`: a UUID of ours. */
  readonly creer: (nom: string) => Promise<void>
  /**
   * Writes a part at its place and tells each segment once it is synced. When the stream breaks, what came before is told
   * too, then the error goes on. `false`, and nothing written, when what should come before is not there any more.
   * @throws what `surSegment` throws, and writes no more.
   */
  readonly ecrire: (
    nom: string,
    flux: Readable,
    part: { readonly position: number; readonly surSegment: (segment: Segment) => Promise<void> },
  ) => Promise<boolean>
  /** Reads the whole back, each segment held against what came in. @param segments contiguous, from 0. */
  readonly relire: (nom: string, segments: readonly Segment[]) => Promise<Relu>
  readonly supprimer: (nom: string) => Promise<void>
  /** The bytes that the disk still has room for. */
  readonly libre: () => Promise<number>
  readonly chemin: (nom: string) => string
}

/** A kill costs this much at most: 32 MiB. */
const SEGMENT = 32 << 20
const LOT = 1 << 20

/** Gathers lots of a megabyte, hashing one while the one before goes to disk; a segment is closed by a sync. */
const makeEcrivain = (
  poignee: FileHandle,
  { position, surSegment }: { readonly position: number; readonly surSegment: (segment: Segment) => Promise<void> },
) => {
  let debut = position
  let ecrits = position
  let hachage = createHash('sha256')
  let lot: Buffer[] = []
  let enLot = 0
  let ecriture: Promise<unknown> = Promise.resolve()
  const vider = async (): Promise<void> => {
    await ecriture
    ecriture = poignee.writev(lot, ecrits)
    ecriture.catch(() => undefined)
    ecrits += enLot
    lot = []
    enLot = 0
  }
  const clore = async (): Promise<void> => {
    if (enLot > 0) await vider()
    await ecriture
    if (ecrits === debut) return
    await poignee.datasync()
    const segment = { debut, fin: ecrits, empreinte: hachage.digest('hex') }
    debut = ecrits
    hachage = createHash('sha256')
    await surSegment(segment)
  }
  const ajouter = async (morceau: Buffer): Promise<void> => {
    hachage.update(morceau)
    lot.push(morceau)
    enLot += morceau.length
    if (enLot >= LOT) await vider()
    if (ecrits - debut >= SEGMENT) await clore()
  }
  return { ajouter, clore }
}

/** On a local disk, in a folder of its own, which the store shares its disk with. */
export const etageSurDisque = async (dossier: string): Promise<Etage> => {
  await creerDossier(dossier)
  const chemin = (nom: string): string => {
    if (!/^[0-9a-f-]{36}$/.test(nom)) throw new Error('un envoi porte un UUID')
    return join(dossier, nom)
  }
  return {
    chemin,
    creer: async nom => {
      const poignee = await open(chemin(nom), 'a', 0o600)
      await poignee.close()
      await synchroniserDossier(dossier)
    },
    ecrire: async (nom, flux, part) => {
      const poignee = await open(chemin(nom), part.position === 0 ? 'w+' : 'r+', 0o600).catch((erreur: unknown) => {
        if (estCode(erreur, 'ENOENT')) return null
        throw erreur
      })
      if (!poignee) return false
      try {
        const { ajouter, clore } = makeEcrivain(poignee, part)
        try {
          for await (const morceau of flux as AsyncIterable<Buffer>) await ajouter(morceau)
        } catch (erreur) {
          await clore()
          throw erreur
        }
        await clore()
        return true
      } finally {
        await poignee.close()
      }
    },
    relire: (nom, segments) => relire(chemin(nom), segments),
    supprimer: nom => rm(chemin(nom), { force: true }),
    libre: async () => {
      const { bavail, bsize } = await statfs(dossier)
      return bavail * bsize
    },
  }
}

const relire = async (chemin: string, segments: readonly Segment[]): Promise<Relu> => {
  const tout = createHash('sha256')
  const debuts: Buffer[] = []
  for (const { debut, fin, empreinte } of segments) {
    if (fin === debut) continue
    const un = createHash('sha256')
    let lus = 0
    try {
      for await (const morceau of createReadStream(chemin, { start: debut, end: fin - 1, highWaterMark: LOT })) {
        const octets = morceau as Buffer
        un.update(octets)
        tout.update(octets)
        if (debut + lus < TAILLE_DEBUT) debuts.push(octets.subarray(0, TAILLE_DEBUT - debut - lus))
        lus += octets.length
      }
    } catch (erreur) {
      if (!estCode(erreur, 'ENOENT')) throw erreur
    }
    if (un.digest('hex') !== empreinte) return { ok: false, depuis: debut }
  }
  const debut = Buffer.concat(debuts).subarray(0, TAILLE_DEBUT)
  return { ok: true, empreinte: tout.digest('hex'), taille: segments.at(-1)?.fin ?? 0, debut }
}
