import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import sharp from 'sharp'
import { filmDe, pdfDe, pdfEmboite, pngDe } from '../../../test/harness/fichiers-a-voir.ts'
import { BORNES, type BornesDeDessin, type Dessin, dessiner, type GenreApercu } from './index.ts'
import { estWebp, lireParole } from './protocole.ts'

type Demande = { readonly lus: number[] }

const dessinerOctets = (
  genre: GenreApercu,
  octets: Buffer,
  { bornes = BORNES, lus = [] }: { readonly bornes?: BornesDeDessin } & Partial<Demande> = {},
): Promise<Dessin> =>
  dessiner(
    {
      genre,
      taille: octets.length,
      lire: async (debut, fin) => {
        lus.push(fin - debut + 1)
        return Readable.from([octets.subarray(debut, fin + 1)], { objectMode: false })
      },
    },
    bornes,
  )

const couleur = async (octets: Buffer, x: number, y: number): Promise<readonly number[]> => {
  const pixel = await sharp(octets).removeAlpha().extract({ left: x, top: y, width: 1, height: 1 }).raw().toBuffer()
  return [...pixel]
}
const pres = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((valeur, rang) => Math.abs(valeur - (b[rang] ?? 0)) < 25)

test('a PDF: its pages in order, as they are drawn, its first twenty at most', async () => {
  const { images, etendue, arret } = await dessinerOctets('pages', pdfDe(['Une', 'Deux', 'Trois']))
  assert.deepEqual([etendue, arret, images.map(({ repere }) => repere)], [3, null, [1, 2, 3]])
  const [premiere] = images
  assert.ok(premiere && premiere.largeur === 1_200 && premiere.hauteur === 1_698)
  // The red block, and the white around it.
  assert.ok(pres(await couleur(premiere.octets, 300, 600), [255, 0, 0]))
  assert.ok(pres(await couleur(premiere.octets, 1_000, 1_500), [255, 255, 255]))
  const longue = await dessinerOctets('pages', pdfDe(Array.from({ length: 30 }, (_, rang) => `p ${rang}`)))
  assert.deepEqual([longue.etendue, longue.images.length, longue.arret], [30, 20, null])
})

test('[P24] a PDF that runs a script when it opens is drawn, and no script runs', async () => {
  const octets = pdfDe(['Script'], { ouverture: '/OpenAction << /S /JavaScript /JS (while (true) {}) >>' })
  const { images, arret } = await dessinerOctets('pages', octets)
  assert.deepEqual([images.length, arret], [1, null])
})

test('a picture: reduced, upright, without what its metadata say', async () => {
  const octets = pngDe(4_000, 'Nom du patient')
  assert.ok(octets.includes('Nom du patient'))
  const { images, arret } = await dessinerOctets('image', octets)
  assert.equal(arret, null)
  const [image] = images
  assert.ok(image && image.largeur === 1_600 && image.hauteur === 1_600)
  assert.ok(!image.octets.includes('Nom du patient'))
  const couchee = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer()
  const { images: droites } = await dessinerOctets('image', couchee)
  assert.deepEqual([droites[0]?.largeur, droites[0]?.hauteur], [20, 40])
})

for (const forme of ['mp4', 'webm'] as const)
  test(`a film of two hours (${forme}): stills spread over it`, async () => {
    const octets = await filmDe(forme, { duree: 7_200, pas: 10 })
    const { images, etendue, arret } = await dessinerOctets('video', octets)
    // A form may not say how long its last image lasts.
    assert.ok(etendue === 7_200_000 || etendue === 7_190_000)
    assert.deepEqual([arret, images.length], [null, 24])
    const reperes = images.map(({ repere }) => repere)
    assert.ok(reperes.every((repere, rang) => Math.abs(repere - (rang + 0.5) * 300_000) <= 10_000))
    const [premiere, derniere] = [images[0], images.at(-1)]
    assert.ok(premiere && derniere)
    assert.ok(pres(await couleur(premiere.octets, 300, 300), [5, 5, 5]))
    assert.ok(pres(await couleur(derniere.octets, 300, 300), [250, 250, 250]))
  })

test('[P29] damaged, cut, locked, or not what is said: said so', async () => {
  const film = await filmDe('mp4', { duree: 30, pas: 5 })
  const raison = async (genre: GenreApercu, octets: Buffer): Promise<unknown> =>
    (await dessinerOctets(genre, octets)).arret
  assert.equal(await raison('pages', Buffer.from('%PDF-1.7 rien de plus')), 'mal_forme')
  assert.equal(await raison('pages', pdfDe(['Secret'], { chiffre: true })), 'chiffre')
  assert.equal(await raison('image', pngDe(500).subarray(0, 60)), 'mal_forme')
  assert.equal(
    await raison('image', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')),
    'mal_forme',
  )
  assert.equal(await raison('video', film.subarray(0, film.length - 200)), 'mal_forme')
})

test('[P29] bombs: pixels, nested forms, a page as large as a field: within bounds', async () => {
  const pixels = await dessinerOctets('image', pngDe(30_000))
  assert.deepEqual([pixels.images, pixels.arret], [[], 'limites'])
  const emboite = await dessinerOctets('pages', pdfEmboite(12), { bornes: { ...BORNES, secondes: 10 } })
  assert.deepEqual([emboite.images, emboite.arret], [[], 'limites'])
  const { images } = await dessinerOctets('pages', pdfDe(['Champ'], { mediaBox: '0 0 14000 1000000' }))
  assert.ok(images.every(({ largeur, hauteur }) => largeur <= 1_200 && hauteur <= 3_600))
})

// Elsewhere the kernel does not count: time alone stops what takes memory.
const compte = process.platform === 'linux' ? false : 'la mémoire n’est bornée que sous Linux'
test('[P29] memory is held by the kernel: without any, nothing is drawn and nothing else suffers', {
  skip: compte,
}, async () => {
  const { images, arret } = await dessinerOctets('image', pngDe(100), { bornes: { ...BORNES, memoireMo: 1 } })
  assert.deepEqual([images, arret], [[], 'limites'])
})

test('[P29] [P30] the kernel holds the decoders: processor, memory, and not a byte in any file', {
  skip: compte,
}, async () => {
  let limites = ''
  const lire = async (): Promise<Readable> => {
    const enfants = (await readFile(`/proc/self/task/${process.pid}/children`, 'utf8')).trim().split(' ')
    for (const enfant of enfants) {
      const commande = await readFile(`/proc/${enfant}/cmdline`, 'utf8')
      if (commande.includes('apercus/ouvrier.ts')) limites = await readFile(`/proc/${enfant}/limits`, 'utf8')
    }
    return Readable.from([pngDe(10)], { objectMode: false })
  }
  await dessiner({ genre: 'image', taille: pngDe(10).length, lire })
  const limite = (nom: string): string | undefined => new RegExp(`^${nom} +(\\d+)`, 'm').exec(limites)?.[1]
  assert.deepEqual(['Max cpu time', 'Max data size', 'Max file size', 'Max core file size'].map(limite), [
    '45',
    String(1024 ** 3),
    '0',
    '0',
  ])
})

test('[P29] a decoder that asks for more bytes than it may gets no more', async () => {
  const octets = await filmDe('mp4', { duree: 600, pas: 5 })
  const bornes = { ...BORNES, octets: { ...BORNES.octets, video: 5_000 } }
  const lus: number[] = []
  const { arret } = await dessinerOctets('video', octets, { bornes, lus })
  assert.equal(arret, 'limites')
  assert.ok(lus.reduce((somme, un) => somme + un, 0) <= 5_000)
})

test('a store that does not give the bytes is an error, not an answer', async () => {
  const casse = dessiner({ genre: 'image', taille: 100, lire: () => Promise.reject(new Error('magasin')) })
  await assert.rejects(casse, /magasin/)
})

test('[P24] [P29] what a decoder says is read as a hostile process could write it', () => {
  assert.deepEqual(lireParole('{"lire":[0,10]}'), { lire: [0, 10] })
  assert.deepEqual(lireParole('{"fin":"codec"}'), { fin: 'codec' })
  for (const dite of [
    '',
    'null',
    '[]',
    '{"lire":[-1,10]}',
    '{"lire":[0,1.5]}',
    '{"lire":"tout"}',
    '{"fin":"<script>"}',
    '{"etendue":1e300}',
    '{"image":{"octets":7,"largeur":1,"hauteur":1,"repere":0}}',
    '{"image":{"octets":"","largeur":1e9,"hauteur":1,"repere":0}}',
    '{"autre":1}',
  ])
    assert.equal(lireParole(dite), null, dite)
  assert.equal(estWebp(Buffer.from('<html>RIFF....WEBP')), false)
})
