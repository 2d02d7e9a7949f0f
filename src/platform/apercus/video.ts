import { EncodedVideoChunk, VideoDecoder, type VideoFrame } from '@napi-rs/webcodecs'
import {
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  type InputVideoTrack,
  MATROSKA,
  MP4,
  QTFF,
  StreamSource,
  WEBM,
} from 'mediabunny'
import { depuisPixels, encoder } from './encoder.ts'
import { Arret, type ImageDessinee, LARGEUR_VUE, PIXELS_MAX, type Ports, VUES_MAX } from './types.ts'

/** In seconds: what separates two stills of a short film. */
const PAS_MIN = 5

/**
 * Stills spread over the film, each the key image at or before its moment: of two hours, its index and that many images are read, and nothing
 * between them.
 */
export const dessinerVues = async ({ taille, lire, dire, montrer }: Ports): Promise<void> => {
  const source = new StreamSource({ getSize: () => taille, read: (debut, fin) => lire(debut, fin - debut) })
  const film = new Input({ source, formats: [MP4, QTFF, WEBM, MATROSKA] })
  if (!(await film.canRead())) throw new Arret('mal_forme')
  const piste = await film.getPrimaryVideoTrack()
  if (piste === null) throw new Arret((await film.getTracks()).length === 0 ? 'mal_forme' : 'sans_image')
  const duree = await film.computeDuration()
  if (duree > 0) await dire(Math.round(duree * 1_000))
  const paquets = new EncodedPacketSink(piste)
  const vues = Math.min(VUES_MAX, Math.max(1, Math.ceil(duree / PAS_MIN)))
  let derniere = Number.NEGATIVE_INFINITY
  let montrees = 0
  for (let rang = 0; rang < vues; rang++) {
    const paquet = await paquets.getKeyPacket((duree * (rang + 0.5)) / vues)
    if (paquet === null || paquet.timestamp <= derniere) continue
    derniere = paquet.timestamp
    const vue = await vueDe(piste, paquet)
    if (vue === null) continue
    await montrer(vue)
    montrees++
  }
  if (montrees === 0) throw new Arret(derniere === Number.NEGATIVE_INFINITY ? 'mal_forme' : 'codec')
}

/** Null for an image that its decoder does not read: the others may be. */
const vueDe = async (piste: InputVideoTrack, paquet: EncodedPacket): Promise<ImageDessinee | null> => {
  const image = await decoder(piste, paquet)
  if (image === null) return null
  try {
    const { width: largeur, height: hauteur } = image.visibleRect ?? {
      width: image.codedWidth,
      height: image.codedHeight,
    }
    if (largeur * hauteur > PIXELS_MAX) throw new Arret('limites')
    const pixels = new Uint8Array(image.allocationSize({ format: 'RGBA' }))
    await image.copyTo(pixels, { format: 'RGBA' })
    // As it is shown: pixels that are not square, and a film held upright.
    const vue = depuisPixels(pixels, largeur, hauteur)
      .resize({ ...tailleDe(piste), fit: 'fill' })
      .rotate(piste.rotation)
    return await encoder(vue, Math.max(0, Math.round(paquet.timestamp * 1_000)))
  } finally {
    image.close()
  }
}

/** Before it is turned. */
const tailleDe = ({ displayWidth, displayHeight, rotation }: InputVideoTrack) => {
  const [large, haute] = rotation % 180 === 0 ? [displayWidth, displayHeight] : [displayHeight, displayWidth]
  return {
    width: LARGEUR_VUE,
    height: Math.min(LARGEUR_VUE * 3, Math.max(1, Math.round((LARGEUR_VUE * haute) / large))),
  }
}

/** One key image, alone. */
const decoder = async (piste: InputVideoTrack, { timestamp, data }: EncodedPacket): Promise<VideoFrame | null> => {
  const reglage = await piste.getDecoderConfig()
  if (reglage === null) return null
  let lue: VideoFrame | null = null
  const decodeur = new VideoDecoder({
    output: image => {
      lue?.close()
      lue = image
    },
    error: () => undefined,
  })
  try {
    const { codec, codedWidth, codedHeight, description } = reglage
    decodeur.configure({
      codec,
      ...(codedWidth && codedHeight ? { codedWidth, codedHeight } : {}),
      ...(description ? { description: enOctets(description) } : {}),
    })
    decodeur.decode(new EncodedVideoChunk({ type: 'key', timestamp: Math.round(timestamp * 1_000_000), data }))
    await decodeur.flush()
    decodeur.close()
  } catch {
    // What it could not read, it closed.
  }
  return lue
}

const enOctets = (source: AllowSharedBufferSource): Uint8Array =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source)
