import sharp, { type Sharp } from 'sharp'
import type { ImageDessinee } from './types.ts'

// One decoder at a time, one thread of it, and nothing kept: the machine is for who is served.
sharp.concurrency(1)
sharp.cache(false)

const QUALITE = 78
/** Of 6: how much time is given to size. */
const EFFORT = 2

/** As WebP on white, whatever it comes from; metadata stay behind. */
export const encoder = async (image: Sharp, repere: number): Promise<ImageDessinee> => {
  const { data, info } = await image
    .flatten({ background: '#ffffff' })
    .webp({ quality: QUALITE, effort: EFFORT })
    .toBuffer({ resolveWithObject: true })
  return { octets: data, largeur: info.width, hauteur: info.height, repere }
}

/** Pixels of four bytes, red first. */
export const depuisPixels = (pixels: Uint8Array, largeur: number, hauteur: number): Sharp =>
  sharp(pixels, { raw: { width: largeur, height: hauteur, channels: 4 } })
