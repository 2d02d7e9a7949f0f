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

const commencePar = (octets: Uint8Array, signature: readonly number[], decalage = 0): boolean =>
  signature.every((octet, rang) => octets[decalage + rang] === octet)

const ascii = (texte: string): readonly number[] => [...texte].map(signe => signe.charCodeAt(0))

const signatures: readonly {
  readonly famille: Famille
  readonly signature: readonly number[]
  readonly decalage?: number
}[] = [
  { famille: 'pdf', signature: ascii('%PDF-') },
  { famille: 'png', signature: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { famille: 'jpg', signature: [0xff, 0xd8, 0xff] },
  { famille: 'gif', signature: ascii('GIF8') },
  { famille: 'webp', signature: ascii('WEBP'), decalage: 8 },
  { famille: 'bmp', signature: ascii('BM') },
  { famille: 'tiff', signature: [0x49, 0x49, 0x2a, 0x00] },
  { famille: 'tiff', signature: [0x4d, 0x4d, 0x00, 0x2a] },
  { famille: 'mp4', signature: ascii('ftyp'), decalage: 4 },
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
]

export const familleDe = (debut: Uint8Array): Famille | null =>
  signatures.find(({ signature, decalage }) => commencePar(debut, signature, decalage))?.famille ?? null

/** The families under which a file of that extension can present itself; an extension that is not here is free text. */
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
  zip: ['zip'],
  doc: ['ole'],
  xls: ['ole'],
  ppt: ['ole'],
  gz: ['gzip'],
  '7z': ['sevenzip'],
  rar: ['rar'],
}

/** In lower case, without the dot; empty when the name has none. */
export const extensionDe = (nom: string): string =>
  nom.includes('.') ? nom.slice(nom.lastIndexOf('.') + 1).toLowerCase() : ''

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
  const attendues = famillesParExtension[extension]
  const famille = familleDe(piece.debut)
  return attendues && (!famille || !attendues.includes(famille)) ? { code: 'contenu_different', extension } : null
}

/** A name as it is kept and given back: no path, no control character, 200 characters at most. */
export const nomNettoye = (nom: string): string => {
  const seul = nom.split(/[\\/]/).at(-1) ?? ''
  const propre = [...seul]
    .filter(signe => signe >= ' ' && signe !== '\u007f' && !/[\u202a-\u202e\u2066-\u2069]/u.test(signe))
    .join('')
    .trim()
  if (propre.length <= 200) return propre || 'piece'
  const extension = extensionDe(propre)
  return `${propre.slice(0, 199 - extension.length)}.${extension}`
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
export const typeDe = (nom: string): string => types[extensionDe(nom)] ?? 'application/octet-stream'
