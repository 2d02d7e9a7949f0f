import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { createDeflate, deflateSync } from 'node:zlib'
import { zipSync } from 'fflate'
import type { FaitsLus } from '../../domain/precontrole.ts'
import { makeLireFaits } from './lire.ts'

let portions = 0
const faitsDe = (octets: Uint8Array, delaiMs = 10_000): Promise<FaitsLus> => {
  portions = 0
  const ouvrir = async (_: string, portion?: { readonly debut?: number; readonly fin?: number }): Promise<Readable> => {
    portions++
    return Readable.from([Buffer.from(octets.subarray(portion?.debut ?? 0, (portion?.fin ?? octets.length) + 1))])
  }
  return makeLireFaits(ouvrir, { delaiMs })({ empreinte: 'a', taille: octets.length })
}

const u16 = (n: number): Buffer => Buffer.from([n >> 8, n & 0xff])
const u32 = (n: number): Buffer => Buffer.from([n >>> 24, (n >>> 16) & 0xff, (n >>> 8) & 0xff, n & 0xff])
const le16 = (n: number): Buffer => u16(n).reverse()
const le32 = (n: number): Buffer => u32(n).reverse()
const mots = (...parties: readonly (string | Uint8Array)[]): Buffer =>
  Buffer.concat(parties.map(partie => (typeof partie === 'string' ? Buffer.from(partie, 'latin1') : partie)))

const png = (fin = true): Buffer =>
  mots(
    Buffer.from([0x89]),
    'PNG\r\n\x1a\n',
    u32(13),
    'IHDR',
    u32(1280),
    u32(720),
    '\x08\x06\0\0\0',
    u32(0),
    fin ? `${'\0'.repeat(99)}IEND` : '',
  )
const jpg = mots(
  '\xff\xd8\xff\xe0',
  u16(16),
  'JFIF'.padEnd(14, '\0'),
  '\xff\xe1',
  u16(60_000),
  Buffer.alloc(59_998),
  '\xff\xc2',
  u16(11),
  '\x08',
  u16(480),
  u16(640),
  '\x03'.repeat(9),
  '\xff\xd9',
)
const gif = mots('GIF89a', le16(320), le16(200), '\0\0\0', ';')
const webp = mots('RIFF', le32(22), 'WEBP', 'VP8X', le32(10), '\0\0\0\0', '\x7f\x02\0', '\xdf\x01\0')

test('[PRE-3] a picture says its size, whatever its form', async () => {
  assert.deepEqual(await faitsDe(png()), { kind: 'image', largeur: 1280, hauteur: 720, entiere: true })
  assert.deepEqual(await faitsDe(png(false)), { kind: 'image', largeur: 1280, hauteur: 720, entiere: false })
  assert.deepEqual(await faitsDe(jpg), { kind: 'image', largeur: 640, hauteur: 480, entiere: true })
  assert.deepEqual(await faitsDe(gif), { kind: 'image', largeur: 320, hauteur: 200, entiere: true })
  assert.deepEqual(await faitsDe(webp), { kind: 'image', largeur: 640, hauteur: 480, entiere: true })
})

const boite = (type: string, ...contenu: readonly (string | Uint8Array)[]): Buffer => {
  const dedans = mots(...contenu)
  return mots(u32(dedans.length + 8), type, dedans)
}
const mvhd = (duree: number, echelle = 1_000): Buffer =>
  boite('mvhd', u32(0), u32(0), u32(0), u32(echelle), u32(duree), Buffer.alloc(80))
const tkhd = (largeur: number, hauteur: number): Buffer =>
  boite('tkhd', Buffer.alloc(76), u16(largeur), u16(0), u16(hauteur), u16(0))
const son = boite('trak', boite('edts', Buffer.alloc(20)), tkhd(0, 0))
const image = boite('trak', tkhd(1920, 1080), boite('mdia', Buffer.alloc(50)))
const ftyp = boite('ftyp', 'isom', u32(0))

test('[PRE-3] a film says its length and its size, its index at its beginning or at its end', async () => {
  const attendu = { kind: 'video', dureeMs: 61_500, largeur: 1920, hauteur: 1080 }
  const moov = boite('moov', mvhd(61_500), son, image)
  const mdat = boite('mdat', Buffer.alloc(3_000_000))
  assert.deepEqual(await faitsDe(mots(ftyp, moov, mdat)), attendu)
  assert.deepEqual(await faitsDe(mots(ftyp, mdat, moov)), attendu)
  assert.ok(portions <= 4, String(portions))
  const mvhd1 = boite('mvhd', u32(0x01000000), Buffer.alloc(16), u32(600), u32(0), u32(36_900), Buffer.alloc(80))
  assert.deepEqual(await faitsDe(mots(ftyp, boite('moov', mvhd1, image))), attendu)
  const fragments = boite('moov', mvhd(0), image, boite('mvex', boite('mehd', u32(0), u32(61_500))))
  assert.deepEqual(await faitsDe(mots(ftyp, fragments)), attendu)
  const coupe = await faitsDe(mots(ftyp, moov, mdat.subarray(0, 1_000)))
  assert.deepEqual(coupe, { kind: 'illisible', de: 'video', raison: 'mal_forme' })
  const sansDuree = await faitsDe(mots(ftyp, boite('moov', mvhd(0xffffffff), image)))
  assert.deepEqual(sansDuree, { ...attendu, dureeMs: null })
})

const element = (id: readonly number[], contenu: Uint8Array, inconnue = false): Buffer =>
  mots(Uint8Array.from(id), inconnue ? '\x01\xff\xff\xff\xff\xff\xff\xff' : u32(0x10000000 + contenu.length), contenu)

const webm = (inconnue: boolean): Buffer => {
  const duree = Buffer.alloc(8)
  duree.writeDoubleBE(61_500)
  const info = element(
    [0x15, 0x49, 0xa9, 0x66],
    mots(element([0x2a, 0xd7, 0xb1], Buffer.from([0x0f, 0x42, 0x40])), element([0x44, 0x89], duree)),
  )
  const video = element([0xe0], mots(element([0xb0], u16(1920)), element([0xba], u16(1080))))
  const pistes = element(
    [0x16, 0x54, 0xae, 0x6b],
    mots(element([0xae], element([0x83], Buffer.from([2]))), element([0xae], video)),
  )
  const grappe = element([0x1f, 0x43, 0xb6, 0x75], Buffer.alloc(100_000))
  return mots(
    element([0x1a, 0x45, 0xdf, 0xa3], Buffer.from('webm')),
    element([0x18, 0x53, 0x80, 0x67], mots(info, pistes, grappe), inconnue),
  )
}

test('[PRE-3] a WebM says its length and its size, also as a browser records it, of unknown length', async () => {
  const attendu = { kind: 'video', dureeMs: 61_500, largeur: 1920, hauteur: 1080 }
  assert.deepEqual(await faitsDe(webm(false)), attendu)
  assert.deepEqual(await faitsDe(webm(true)), attendu)
})

test('[PRE-3] an archive opens, or is cut, or asks for a password', async () => {
  const zip = zipSync({ 'a.txt': Buffer.from('a'), 'b/c.txt': Buffer.from('c') })
  assert.deepEqual(await faitsDe(zip), { kind: 'archive', entrees: 2, chiffree: false })
  assert.deepEqual(await faitsDe(zip.subarray(0, -10)), { kind: 'illisible', de: 'archive', raison: 'mal_forme' })
  const chiffre = Buffer.from(zip)
  chiffre[chiffre.indexOf('PK\x01\x02', 0, 'latin1') + 8] = 1
  assert.deepEqual(await faitsDe(chiffre), { kind: 'archive', entrees: 2, chiffree: true })
})

/** A PDF of one page with that text, its table of contents left for the reader to mend. */
const pdf = (texte: string): Buffer => {
  const dessin = `BT /F1 12 Tf 72 720 Td (${texte}) Tj ET`
  return Buffer.from(
    `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj
4 0 obj <</Length ${dessin.length}>> stream
${dessin}
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
trailer <</Root 1 0 R/Size 6>>
%%EOF`,
    'latin1',
  )
}

test('[PRE-3] a PDF says its pages, and what its text mentions: versions and days', async () => {
  assert.deepEqual(await faitsDe(pdf('Imago RIS v4.2, audit du 3 mars 2026 et du 2026-03-05')), {
    kind: 'pdf',
    pages: 1,
    avecTexte: true,
    versions: ['v4.2', '2026-03-05'],
    jours: ['2026-03-05', '2026-03-03'],
    homologations: [],
  })
  assert.deepEqual(await faitsDe(Buffer.from('%PDF-1.7 rien')), { kind: 'illisible', de: 'pdf', raison: 'mal_forme' })
})

test('[PRE-4] a report of the test platform is recognised, a text is read, other bytes are left', async () => {
  const rapport = JSON.stringify({
    overallResult: 'FAILED',
    reports: [{ assertionReports: [{ assertionID: 'A', result: 'FAILED', severity: 'ERROR', description: 'Manque' }] }],
  })
  assert.deepEqual(await faitsDe(Buffer.from(rapport)), {
    kind: 'rapport',
    verdict: 'echoue',
    ecarts: [{ id: 'A', libelle: 'Manque', gravite: 'erreur', emplacement: '' }],
  })
  const texte = { kind: 'texte', versions: [], jours: [], homologations: [] }
  assert.deepEqual(await faitsDe(Buffer.from('{"autre": 1}')), texte)
  assert.deepEqual(await faitsDe(Buffer.from('<html></html>')), texte)
  assert.deepEqual(await faitsDe(Buffer.from([0xff, 0xfe, 0x00, 0x81])), { kind: 'non_lu' })
})

test('[P29] films and pictures that lie on their sizes are read within bounds, and never longer', async () => {
  const petites = mots(ftyp, ...Array.from({ length: 20_000 }, () => boite('free')), boite('moov', mvhd(1_000), image))
  assert.equal((await faitsDe(petites)).kind, 'illisible')
  const vides = mots(ftyp, u32(8), 'free', u32(0), 'mdat')
  const hostiles: readonly Buffer[] = [
    mots(ftyp, u32(4), 'free'),
    mots(ftyp, u32(1), 'moov', Buffer.alloc(8, 0xff)),
    mots(ftyp, u32(0xffffffff), 'moov', u32(0xffffffff), 'mvhd', u32(0)),
    mots(ftyp, boite('moov', boite('mvhd', u32(0)), boite('trak', boite('tkhd', u32(0))))),
    vides,
    mots(Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x00, 0x00])),
    mots(
      Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x80]),
      ...Array.from({ length: 5_000 }, () => element([0xe0], Buffer.alloc(0))),
    ),
    mots('\xff\xd8\xff\xe0', u16(0), '\xff\xe0', u16(0)),
    mots('\xff\xd8', '\xff'.repeat(5_000)),
    png().subarray(0, 20),
    gif.subarray(0, 8),
    mots('RIFF', le32(22), 'WEBP', 'VP8?'),
    mots(
      'PK\x03\x04',
      Buffer.alloc(40),
      'PK\x05\x06',
      Buffer.alloc(6),
      le16(9),
      le16(9),
      le32(0xfffffff0),
      le32(0xfffffff0),
      '\0\0',
    ),
    mots('PK\x03\x04', Buffer.alloc(40), 'PK\x05\x06', Buffer.alloc(6, 0xff), Buffer.alloc(12, 0xff)),
  ]
  for (const [rang, octets] of hostiles.entries()) {
    const faits = await faitsDe(octets)
    assert.ok(['illisible', 'video'].includes(faits.kind), `${rang} ${JSON.stringify(faits)}`)
    if (faits.kind === 'video') assert.equal(faits.dureeMs, null, String(rang))
    assert.ok(portions < 450, String(rang))
  }
})

test('[P29] a film cut anywhere, or with a byte turned, is read to an answer', async () => {
  const film = mots(ftyp, boite('moov', mvhd(61_500), son, image))
  for (const entier of [film, webm(false).subarray(0, 300), png(), jpg.subarray(0, 64), webp])
    for (let ici = 16; ici < Math.min(entier.length, 300); ici += 3) {
      const tourne = Buffer.from(entier)
      tourne[ici] = (tourne[ici] ?? 0) ^ 0xff
      for (const octets of [entier.subarray(0, ici), tourne]) assert.ok((await faitsDe(octets)).kind)
    }
})

test('[P29] a document that takes too long is stopped, and left to a person', async () => {
  assert.deepEqual(await faitsDe(pdf('x'), 1), { kind: 'illisible', de: 'pdf', raison: 'limites' })
})

test('[P29] a document that inflates to gigabytes is stopped before it takes them', async () => {
  const zeros = Buffer.alloc(1_000_000)
  const mille = function* (): Generator<Buffer> {
    for (let n = 0; n < 1_200; n++) yield zeros
  }
  const bombe = deflateSync(await buffer(Readable.from(mille()).pipe(createDeflate({ level: 1 }))))
  const octets = mots(
    '%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n',
    '3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>> endobj\n',
    `4 0 obj <</Length ${bombe.length}/Filter[/FlateDecode/FlateDecode]>> stream\n`,
    bombe,
    '\nendstream endobj\ntrailer <</Root 1 0 R/Size 5>>\n%%EOF',
  )
  const faits = await faitsDe(octets, 60_000)
  assert.deepEqual(faits, { kind: 'illisible', de: 'pdf', raison: 'limites' })
})
