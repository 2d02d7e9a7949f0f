import type { FaitsLus } from '../../domain/precontrole.ts'
import type { Source } from './source.ts'

type Taille = { readonly largeur: number; readonly hauteur: number }
const MAL_FORME: FaitsLus = { kind: 'illisible', de: 'image', raison: 'mal_forme' }

const FIN = 64 * 1024

/** The size of a picture, from its header; nothing is decoded. */
export const lireImage = async (source: Source, famille: 'png' | 'jpg' | 'gif' | 'webp'): Promise<FaitsLus> => {
  const taille = await tailles[famille](source)
  if (taille === null) return MAL_FORME
  const fin = await source.lire(Math.max(0, source.taille - FIN), FIN)
  return { kind: 'image', ...taille, entiere: finit[famille](fin, await source.lire(0, 8), source.taille) }
}

const png = async (source: Source): Promise<Taille | null> => {
  const tete = await source.lire(0, 33)
  return tete.length === 33 && tete.toString('latin1', 12, 16) === 'IHDR'
    ? { largeur: tete.readUInt32BE(16), hauteur: tete.readUInt32BE(20) }
    : null
}

const gif = async (source: Source): Promise<Taille | null> => {
  const tete = await source.lire(0, 13)
  return tete.length === 13 ? { largeur: tete.readUInt16LE(6), hauteur: tete.readUInt16LE(8) } : null
}

const webp = async (source: Source): Promise<Taille | null> => {
  const tete = await source.lire(0, 30)
  if (tete.length < 30) return null
  switch (tete.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { largeur: tete.readUIntLE(24, 3) + 1, hauteur: tete.readUIntLE(27, 3) + 1 }
    case 'VP8L': {
      const bits = tete.readUInt32LE(21)
      return { largeur: (bits & 0x3fff) + 1, hauteur: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8 ':
      return { largeur: tete.readUInt16LE(26) & 0x3fff, hauteur: tete.readUInt16LE(28) & 0x3fff }
    default:
      return null
  }
}

const SEGMENTS_MAX = 200

/** Segment after segment until the one that has the size (SOF0 to SOF15, but DHT, JPG and DAC). */
const jpg = async (source: Source): Promise<Taille | null> => {
  let ici = 2
  for (let segments = 0; segments < SEGMENTS_MAX; segments++) {
    const tete = await source.lire(ici, 9)
    if (tete.length < 9 || tete[0] !== 0xff) return null
    const marque = tete.readUInt8(1)
    if (marque === 0xff) ici += 1
    else if (marque >= 0xc0 && marque <= 0xcf && marque !== 0xc4 && marque !== 0xc8 && marque !== 0xcc)
      return { largeur: tete.readUInt16BE(7), hauteur: tete.readUInt16BE(5) }
    else if (marque === 0xd9 || marque === 0xda) return null
    else ici += 2 + tete.readUInt16BE(2)
  }
  return null
}

const tailles = { png, jpg, gif, webp }

/** Whether the end is there. What some devices write after it does not count. */
const finit: Readonly<Record<keyof typeof tailles, (fin: Buffer, tete: Buffer, taille: number) => boolean>> = {
  png: fin => fin.includes('IEND', 0, 'latin1'),
  jpg: fin => fin.includes(Buffer.from([0xff, 0xd9])),
  gif: fin => fin.includes(0x3b),
  webp: (_fin, tete, taille) => tete.readUInt32LE(4) + 8 <= taille,
}
