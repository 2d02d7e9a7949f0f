import type { Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { liberer } from '../octets/index.ts'
import { chiffrerDepuis, TAILLE_ENTETE } from './chiffre.ts'
import type { CleDeFichier } from './trousseau.ts'

/**
 * A run of bytes that is on disk for good: from `debut`, up to `fin` excluded. `empreinte`: the SHA-256, as they came in, of all
 * the bytes from the first one up to `fin`; that of the last run is the file's.
 */
export type Segment = { readonly debut: number; readonly fin: number; readonly empreinte: string }

/** A kill costs this much at most: 32 MiB. */
const SEGMENT = 32 << 20
const LOT = 256 << 10

/**
 * Gathers lots, one while the one before goes to disk; a segment is closed by a sync. What is given is copied: it may be thrown
 * away at once, and nothing is left to the collector of memory, which would cost more than hashing.
 * @param position where it begins, of what is received; `hachage`: of all that came before, and then of all.
 */
export const makeEcrivain = (
  poignee: FileHandle,
  {
    position,
    hachage,
    cle,
    surSegment,
  }: {
    readonly position: number
    readonly hachage: Hash
    readonly cle: CleDeFichier | undefined
    readonly surSegment: (segment: Segment) => Promise<void>
  },
) => {
  const chiffrer = cle ? chiffrerDepuis(cle.cle, position) : (octets: Buffer): Buffer => octets
  const decalage = cle ? TAILLE_ENTETE : 0
  let debut = position
  let ecrits = position
  let [lot, autre] = [Buffer.allocUnsafeSlow(LOT), Buffer.allocUnsafeSlow(LOT)]
  let enLot = 0
  let ecriture: Promise<unknown> = Promise.resolve()
  const vider = async (): Promise<void> => {
    await ecriture
    const octets = lot.subarray(0, enLot)
    hachage.update(octets)
    const chiffres = chiffrer(octets)
    ecriture = ecrireTout(poignee, chiffres, ecrits + decalage).then(() => {
      if (chiffres !== octets) liberer(chiffres)
    })
    ecriture.catch(() => undefined)
    ecrits += enLot
    ;[lot, autre] = [autre, lot]
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
    for (let pris = 0; pris < morceau.length; ) {
      const copies = morceau.copy(lot, enLot, pris)
      pris += copies
      enLot += copies
      if (enLot === LOT) await vider()
    }
    if (ecrits - debut >= SEGMENT) await clore()
  }
  return { ajouter, clore, fin: () => debut }
}

/** A write may take less than what it is given. */
const ecrireTout = async (poignee: FileHandle, octets: Buffer, position: number): Promise<void> => {
  for (let ecrits = 0; ecrits < octets.length; )
    ecrits += (await poignee.write(octets, ecrits, octets.length - ecrits, position + ecrits)).bytesWritten
}
