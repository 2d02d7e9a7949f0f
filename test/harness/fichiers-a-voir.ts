import { VideoEncoder, VideoFrame } from '@napi-rs/webcodecs'
import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  type OutputFormat,
  WebMOutputFormat,
} from 'mediabunny'
import { randomBytes } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

/** A page for each text, as a PDF that any reader opens. `ouverture`: what its catalogue says besides; `chiffre`: it asks for a password. */
export const pdfDe = (
  textes: readonly string[],
  {
    mediaBox = '0 0 595 842',
    ouverture = '',
    chiffre = false,
  }: { readonly mediaBox?: string; readonly ouverture?: string; readonly chiffre?: boolean } = {},
): Buffer => {
  const pages = textes.map((_, rang) => 4 + 2 * rang)
  const cle = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'0a'.repeat(32)}> /U <${'0b'.repeat(32)}> /P -4 >> /ID [<00> <00>]`
  const objets = [
    `<< /Type /Catalog /Pages 2 0 R ${ouverture} >>`,
    `<< /Type /Pages /Kids [${pages.map(n => `${n} 0 R`).join(' ')}] /Count ${textes.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...textes.flatMap((texte, rang) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [${mediaBox}] /Contents ${5 + 2 * rang} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
      flux('', `BT /F 48 Tf 60 700 Td (${texte}) Tj ET 1 0 0 rg 60 500 200 100 re f`),
    ]),
  ]
  return pdfDObjets(objets, chiffre ? cle : '')
}

/** Forms that draw each ten times the next one: ten to the power of their number, in a few kilobytes. */
export const pdfEmboite = (niveaux: number): Buffer =>
  pdfDObjets([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 600] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>',
    flux('', '/X Do'),
    ...Array.from({ length: niveaux }, (_, rang) =>
      flux(
        `/Type /XObject /Subtype /Form /BBox [0 0 600 600] ${
          rang === niveaux - 1 ? '' : `/Resources << /XObject << /X ${rang + 6} 0 R >> >>`
        }`,
        rang === niveaux - 1 ? '0 0 600 600 re f' : '/X Do '.repeat(10),
      ),
    ),
  ])

const flux = (dictionnaire: string, contenu: string): string =>
  `<< ${dictionnaire} /Length ${contenu.length} >>\nstream\n${contenu}\nendstream`

const pdfDObjets = (objets: readonly string[], fin = ''): Buffer => {
  let texte = '%PDF-1.7\n'
  const places = objets.map((objet, rang) => {
    const place = texte.length
    texte += `${rang + 1} 0 obj\n${objet}\nendobj\n`
    return place
  })
  const table = places.map(place => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${texte}xref\n0 ${objets.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objets.length + 1} /Root 1 0 R ${fin} >>\nstartxref\n${texte.length}\n%%EOF`,
    'latin1',
  )
}

const morceauPng = (type: string, contenu: Buffer): Buffer => {
  const nomme = Buffer.concat([Buffer.from(type, 'latin1'), contenu])
  const [longueur, somme] = [Buffer.alloc(4), Buffer.alloc(4)]
  longueur.writeUInt32BE(contenu.length)
  somme.writeUInt32BE(crc32(nomme))
  return Buffer.concat([longueur, nomme, somme])
}

/** A picture all of one grey; `texte`: what its metadata say. Of 30,000 pixels a side it is a bomb of some hundred kilobytes. */
export const pngDe = (cote: number, texte = 'aucun'): Buffer => {
  const entete = Buffer.alloc(13)
  entete.writeUInt32BE(cote, 0)
  entete.writeUInt32BE(cote, 4)
  // One bit a pixel, grey.
  entete.writeUInt8(1, 8)
  const ligne = 1 + Math.ceil(cote / 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    morceauPng('IHDR', entete),
    morceauPng('tEXt', Buffer.from(`Comment\0${texte}`, 'latin1')),
    morceauPng('IDAT', deflateSync(Buffer.alloc(ligne * cote))),
    morceauPng('IEND', Buffer.alloc(0)),
  ])
}

type Film = {
  /** In seconds. */
  readonly duree: number
  /** In seconds, between two images: each is a key image. */
  readonly pas: number
  readonly cote?: number
  /** Of noise, which does not compress: a film of megabytes. */
  readonly bruit?: boolean
}

/** A film that lasts as long as is said, its images getting lighter from first to last: `mp4` in H.264, `webm` in VP8. */
export const filmDe = async (
  forme: 'mp4' | 'webm',
  { duree, pas, cote = 64, bruit = false }: Film,
): Promise<Buffer> => {
  const cible = new BufferTarget()
  const format: OutputFormat = forme === 'mp4' ? new Mp4OutputFormat({ fastStart: false }) : new WebMOutputFormat()
  const film = new Output({ format, target: cible })
  const source = new EncodedVideoPacketSource(forme === 'mp4' ? 'avc' : 'vp8')
  film.addVideoTrack(source)
  await film.start()
  const recus: (() => Promise<void>)[] = []
  const codeur = new VideoEncoder({
    output: (morceau, meta) => {
      const octets = new Uint8Array(morceau.byteLength)
      morceau.copyTo(octets)
      const paquet = new EncodedPacket(octets, morceau.type, morceau.timestamp / 1e6, pas)
      recus.push(() => source.add(paquet, meta as Parameters<typeof source.add>[1]))
    },
    error: erreur => {
      throw erreur
    },
  })
  const codec = forme === 'mp4' ? 'avc1.42001e' : 'vp8'
  codeur.configure({ codec, width: cote, height: cote, bitrate: bruit ? 20_000_000 : 200_000, framerate: 1 })
  const images = Math.round(duree / pas)
  for (let rang = 0; rang < images; rang++) {
    const pixels = bruit
      ? randomBytes(cote * cote * 4)
      : Buffer.alloc(cote * cote * 4, Math.round((255 * rang) / images))
    const image = new VideoFrame(pixels, {
      format: 'RGBA',
      codedWidth: cote,
      codedHeight: cote,
      timestamp: Math.round(rang * pas * 1e6),
      duration: Math.round(pas * 1e6),
    })
    codeur.encode(image, { keyFrame: true })
    image.close()
  }
  await codeur.flush()
  codeur.close()
  for (const ajouter of recus) await ajouter()
  await film.finalize()
  if (cible.buffer === null) throw new Error('film vide')
  return Buffer.from(cible.buffer)
}
