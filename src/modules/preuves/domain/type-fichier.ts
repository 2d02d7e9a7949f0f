import { extensionDe } from '../../../kernel/fichier.ts'

/** What the first bytes of a file say that it is; `null` when they say nothing (a text, a log). */
export type Famille =
  | 'pdf'
  | 'png'
  | 'jpg'
  | 'gif'
  | 'webp'
  | 'bmp'
  | 'tiff'
  | 'mp4'
  | 'matroska'
  | 'avi'
  | 'mpeg'
  | 'ogg'
  | 'asf'
  | 'zip'
  | 'ole'
  | 'gzip'
  | 'sevenzip'
  | 'rar'
  | 'tar'
  | 'rtf'
  | 'dicom'
  | 'pcap'

/** `null`: any byte. */
type Signature = readonly (number | null)[]

const commencePar = (octets: Uint8Array, signature: Signature, decalage = 0): boolean =>
  signature.every((octet, rang) => octet === null || octets[decalage + rang] === octet)

const ascii = (texte: string): readonly number[] => [...texte].map(signe => signe.charCodeAt(0))

const signatures: readonly {
  readonly famille: Famille
  readonly signature: Signature
  readonly decalage?: number
}[] = [
  { famille: 'pdf', signature: ascii('%PDF-') },
  { famille: 'png', signature: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { famille: 'jpg', signature: [0xff, 0xd8, 0xff] },
  { famille: 'gif', signature: ascii('GIF8') },
  { famille: 'webp', signature: ascii('WEBP'), decalage: 8 },
  // Two letters could begin a text; the reserved bytes of a bitmap are zeros.
  { famille: 'bmp', signature: [...ascii('BM'), null, null, null, null, 0, 0, 0, 0] },
  { famille: 'tiff', signature: [0x49, 0x49, 0x2a, 0x00] },
  { famille: 'tiff', signature: [0x4d, 0x4d, 0x00, 0x2a] },
  ...['ftyp', 'moov', 'mdat', 'wide', 'free'].map(
    nom => ({ famille: 'mp4', signature: ascii(nom), decalage: 4 }) as const,
  ),
  { famille: 'matroska', signature: [0x1a, 0x45, 0xdf, 0xa3] },
  { famille: 'avi', signature: ascii('AVI '), decalage: 8 },
  { famille: 'mpeg', signature: [0x00, 0x00, 0x01, 0xba] },
  { famille: 'mpeg', signature: [0x00, 0x00, 0x01, 0xb3] },
  { famille: 'ogg', signature: ascii('OggS') },
  { famille: 'asf', signature: [0x30, 0x26, 0xb2, 0x75] },
  { famille: 'zip', signature: [0x50, 0x4b, 0x03, 0x04] },
  { famille: 'ole', signature: [0xd0, 0xcf, 0x11, 0xe0] },
  { famille: 'gzip', signature: [0x1f, 0x8b] },
  { famille: 'sevenzip', signature: [0x37, 0x7a, 0xbc, 0xaf] },
  { famille: 'rar', signature: ascii('Rar!') },
  { famille: 'tar', signature: ascii('ustar'), decalage: 257 },
  { famille: 'rtf', signature: ascii('{\\rtf') },
  { famille: 'dicom', signature: ascii('DICM'), decalage: 128 },
  { famille: 'pcap', signature: [0xd4, 0xc3, 0xb2, 0xa1] },
  { famille: 'pcap', signature: [0xa1, 0xb2, 0xc3, 0xd4] },
  { famille: 'pcap', signature: [0x4d, 0x3c, 0xb2, 0xa1] },
  { famille: 'pcap', signature: [0xa1, 0xb2, 0x3c, 0x4d] },
  { famille: 'pcap', signature: [0x0a, 0x0d, 0x0d, 0x0a] },
]

export const familleDe = (debut: Uint8Array): Famille | null =>
  signatures.find(({ signature, decalage }) => commencePar(debut, signature, decalage))?.famille ?? null

/** The families under which a file of that extension can present itself; an extension that is not here is free text, and is none of them. */
const famillesParExtension: Readonly<Record<string, readonly Famille[]>> = {
  pdf: ['pdf'],
  png: ['png'],
  jpg: ['jpg'],
  jpeg: ['jpg'],
  gif: ['gif'],
  webp: ['webp'],
  bmp: ['bmp'],
  tif: ['tiff'],
  tiff: ['tiff'],
  mp4: ['mp4'],
  m4v: ['mp4'],
  mov: ['mp4'],
  webm: ['matroska'],
  mkv: ['matroska'],
  avi: ['avi'],
  mpg: ['mpeg'],
  mpeg: ['mpeg'],
  ogv: ['ogg'],
  wmv: ['asf'],
  docx: ['zip'],
  xlsx: ['zip'],
  pptx: ['zip'],
  odt: ['zip'],
  ods: ['zip'],
  odp: ['zip'],
  asice: ['zip'],
  zip: ['zip'],
  doc: ['ole', 'rtf'],
  msg: ['ole'],
  xls: ['ole'],
  ppt: ['ole'],
  rtf: ['rtf'],
  gz: ['gzip'],
  tgz: ['gzip'],
  tar: ['tar'],
  '7z': ['sevenzip'],
  rar: ['rar'],
  dcm: ['dicom'],
  pcap: ['pcap'],
  pcapng: ['pcap'],
}

export type RefusDeFichier =
  | { readonly code: 'extension_refusee'; readonly extension: string; readonly admises: readonly string[] }
  | { readonly code: 'contenu_different'; readonly extension: string }
  | { readonly code: 'fichier_vide' }
  | { readonly code: 'fichier_trop_gros'; readonly limite: number }
  | { readonly code: 'fichier_absent' }

/** PRE-3 — by the name, before the first byte is kept. */
export const refusDExtension = (nom: string, admises: readonly string[]): RefusDeFichier | null =>
  admises.includes(extensionDe(nom)) ? null : { code: 'extension_refusee', extension: extensionDe(nom), admises }

/** PRE-3 — by the content, once received: a file that is not what its name says is no proof. `debut`: its first bytes. */
export const refusDeContenu = (piece: {
  readonly nom: string
  readonly taille: number
  readonly debut: Uint8Array
}): RefusDeFichier | null => {
  if (piece.taille === 0) return { code: 'fichier_vide' }
  const extension = extensionDe(piece.nom)
  const attendues = Object.hasOwn(famillesParExtension, extension) ? famillesParExtension[extension] : undefined
  const famille = familleDe(piece.debut)
  const autre = attendues ? famille === null || !attendues.includes(famille) : famille !== null
  return autre ? { code: 'contenu_different', extension } : null
}

const types: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  zip: 'application/zip',
  json: 'application/json',
  csv: 'text/csv',
  txt: 'text/plain',
  log: 'text/plain',
}

/** The type under which a pièce is served: from its extension, never from what the browser said. */
export const typeDe = (nom: string): string => {
  const extension = extensionDe(nom)
  return (Object.hasOwn(types, extension) ? types[extension] : undefined) ?? 'application/octet-stream'
}
