import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { creerDossier, estCode, synchroniserDossier } from './fichiers.ts'
import { TAILLE_DEBUT } from './magasin.ts'

/**
 * A run of bytes that is on disk for good: from `debut`, up to `fin` excluded. `empreinte`: the SHA-256, as they came in, of all
 * the bytes from the first one up to `fin`; that of the last run is the file's.
 */
export type Segment = { readonly debut: number; readonly fin: number; readonly empreinte: string }

/** What a whole upload was found to be when it was read back. */
export type Relu =
  | { readonly ok: true; readonly empreinte: string; readonly taille: number; readonly debut: Uint8Array }
  /** What is on disk is not what came in: from that byte on it has to be sent again. */
  | { readonly ok: false; readonly depuis: number }

/** `position`: where the part begins; `avant`: the `empreinte` of the run that ends there, asked for when it has to be known. */
export type Part = {
  readonly position: number
  readonly avant: () => Promise<string | undefined>
  readonly surSegment: (segment: Segment) => Promise<void>
}

/**
 * Where uploads in several parts are gathered, before the store takes them (P6, P7). What was told by `surSegment` is durable
 * and stays through a kill; what came after it is sent again.
 */
export type Etage = {
  /** An empty file under that name; one that is there stays. `nom`: a UUID of ours. */
  readonly creer: (nom: string) => Promise<void>
  /**
   * Writes a part at its place and tells each segment once it is synced. When the stream breaks, what came before is told
   * too, then the error goes on. `false`, and nothing written, when what should come before is not what came in.
   * @throws what `surSegment` throws, and writes no more.
   */
  readonly ecrire: (nom: string, flux: Readable, part: Part) => Promise<boolean>
  /** Reads the whole back, held against what came in. @param segments contiguous, from 0. */
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
  { position, hachage, surSegment }: Pick<Part, 'position' | 'surSegment'> & { readonly hachage: Hash },
) => {
  let debut = position
  let ecrits = position
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
    const segment = { debut, fin: ecrits, empreinte: hachage.copy().digest('hex') }
    debut = ecrits
    await surSegment(segment)
  }
  const ajouter = async (morceau: Buffer): Promise<void> => {
    hachage.update(morceau)
    lot.push(morceau)
    enLot += morceau.length
    if (enLot >= LOT) await vider()
    if (ecrits - debut >= SEGMENT) await clore()
  }
  return { ajouter, clore, fin: () => debut }
}

/** Hashes kept between two parts: an upload that rests loses its own, and its beginning is read again. */
const HACHAGES_MAX = 1_000

/** On a local disk, in a folder of its own, which the store shares its disk with. */
export const etageSurDisque = async (dossier: string): Promise<Etage> => {
  await creerDossier(dossier)
  const chemin = (nom: string): string => {
    if (!/^[0-9a-f-]{36}$/.test(nom)) throw new Error('un envoi porte un UUID')
    return join(dossier, nom)
  }
  const enCours = new Map<string, { readonly fin: number; readonly hachage: Hash }>()
  const retenir = (nom: string, fin: number, hachage: Hash): void => {
    enCours.delete(nom)
    const [ancien] = enCours.size >= HACHAGES_MAX ? enCours.keys() : []
    if (ancien !== undefined) enCours.delete(ancien)
    enCours.set(nom, { fin, hachage })
  }

  /** The hash of what came before the part; null when the disk no longer has it. */
  const reprendre = async (nom: string, { position, avant }: Part): Promise<Hash | null> => {
    const connu = enCours.get(nom)
    enCours.delete(nom)
    if (position === 0) return createHash('sha256')
    if (connu?.fin === position) return connu.hachage
    const hachage = createHash('sha256')
    await lire(chemin(nom), { debut: 0, fin: position }, octets => hachage.update(octets))
    return hachage.copy().digest('hex') === (await avant()) ? hachage : null
  }

  return {
    chemin,
    creer: async nom => {
      const poignee = await open(chemin(nom), 'a', 0o600)
      await poignee.close()
      await synchroniserDossier(dossier)
    },
    ecrire: async (nom, flux, part) => {
      const hachage = await reprendre(nom, part)
      if (!hachage) return false
      const poignee = await open(chemin(nom), part.position === 0 ? 'w+' : 'r+', 0o600)
      try {
        const { ajouter, clore, fin } = makeEcrivain(poignee, { ...part, hachage })
        try {
          for await (const morceau of flux as AsyncIterable<Buffer>) await ajouter(morceau)
        } catch (erreur) {
          await clore()
          retenir(nom, fin(), hachage)
          throw erreur
        }
        await clore()
        retenir(nom, fin(), hachage)
        return true
      } finally {
        await poignee.close()
      }
    },
    relire: async (nom, segments) => {
      enCours.delete(nom)
      return relire(chemin(nom), segments)
    },
    supprimer: async nom => {
      enCours.delete(nom)
      await rm(chemin(nom), { force: true })
    },
    libre: async () => {
      const { bavail, bsize } = await statfs(dossier)
      return bavail * bsize
    },
  }
}

/** A run of a file, piece by piece; nothing when the file is not there, less when it is shorter. */
const lire = async (
  chemin: string,
  { debut, fin }: Pick<Segment, 'debut' | 'fin'>,
  recevoir: (octets: Buffer) => unknown,
): Promise<void> => {
  try {
    for await (const morceau of createReadStream(chemin, { start: debut, end: fin - 1, highWaterMark: LOT }))
      recevoir(morceau as Buffer)
  } catch (erreur) {
    if (!estCode(erreur, 'ENOENT')) throw erreur
  }
}

const relire = async (chemin: string, segments: readonly Segment[]): Promise<Relu> => {
  const hachage = createHash('sha256')
  const debuts: Buffer[] = []
  let lus = 0
  for (const segment of segments) {
    await lire(chemin, segment, octets => {
      hachage.update(octets)
      if (lus < TAILLE_DEBUT) debuts.push(octets.subarray(0, TAILLE_DEBUT - lus))
      lus += octets.length
    })
    if (hachage.copy().digest('hex') !== segment.empreinte) return { ok: false, depuis: segment.debut }
  }
  const dernier = segments.at(-1)
  const debut = Buffer.concat(debuts).subarray(0, TAILLE_DEBUT)
  return { ok: true, empreinte: hachage.digest('hex'), taille: dernier?.fin ?? 0, debut }
}
