import sharp from 'sharp'
import { encoder } from './encoder.ts'
import { Arret, COTE_IMAGE, PIXELS_MAX, type Ports } from './types.ts'

/** Readers of these forms, and of none that draws, scripts or fetches (SVG, PDF). */
const LECTEURS = ['Png', 'Jpeg', 'Webp', 'Nsgif', 'Tiff'].map(forme => `VipsForeignLoad${forme}`)

/** The picture as it would be seen, upright, reduced: of an animation, its first image. */
export const dessinerImage = async ({ taille, lire, montrer }: Ports): Promise<void> => {
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: LECTEURS })
  const image = sharp(await lire(0, taille), { limitInputPixels: false, failOn: 'error', sequentialRead: true })
  const { width, height } = await image.metadata()
  if (width * height > PIXELS_MAX) throw new Arret('limites')
  const reduite = image
    .autoOrient()
    .resize({ width: COTE_IMAGE, height: COTE_IMAGE, fit: 'inside', withoutEnlargement: true })
  await montrer(await encoder(reduite, 0))
}
