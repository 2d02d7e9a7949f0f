import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import test from 'node:test'
import fc from 'fast-check'
import { chiffrerDepuis } from './chiffre.ts'
import { magasinSurDisque, PieceAbsente, type Segment } from './index.ts'
import { deposer, fichiersDe, flux, ouvrirMagasin, sha256, trousseauDeTest } from './monde-de-test.ts'

const CANARI = 'canari-en-clair-'
const contenuLisible = Buffer.from(CANARI.repeat(60_000))

const enClair = async (dossier: string): Promise<readonly string[]> =>
  [...(await fichiersDe(dossier))].filter(([, octets]) => octets.includes(CANARI)).map(([nom]) => nom)

test('[P30] a portion is encrypted by itself as within the whole', () => {
  const cle = randomBytes(32)
  const clair = randomBytes(5_000)
  const entier = chiffrerDepuis(cle, 0)(clair)
  fc.assert(
    fc.property(fc.nat(4_999), fc.nat(400), (debut, longueur) => {
      const fin = Math.min(debut + longueur, clair.length)
      assert.deepEqual(chiffrerDepuis(cle, debut)(entier.subarray(debut, fin)), clair.subarray(debut, fin))
    }),
  )
})

test('[P30] beyond four gigabytes a portion is still that of its place', () => {
  const cle = randomBytes(32)
  const position = 2 ** 36 + 5
  const chiffre = chiffrerDepuis(cle, position)(Buffer.from('suite'))
  assert.deepEqual(chiffrerDepuis(cle, position + 2)(chiffre.subarray(2)), Buffer.from('ite'))
  assert.notDeepEqual(chiffrerDepuis(cle, 5)(chiffre), Buffer.from('suite'))
})

test('[P30] no clear byte on the disk, of a form nor of an upload in parts, while it comes in or once it is there', async t => {
  const trousseau = trousseauDeTest()
  const { magasin, dossier } = await ouvrirMagasin(t, { trousseau })
  const empreinte = await deposer(magasin, contenuLisible)
  const nom = randomUUID()
  const segments: Segment[] = []
  await magasin.etage.creer(nom)
  // Three parts at odd places, the second by another process.
  const autre = await magasinSurDisque({ dossier, trousseau })
  const envoye = Buffer.concat([contenuLisible, Buffer.from('fin')])
  for (const [debut, fin, par] of [
    [0, 100_003, magasin],
    [100_003, 500_001, autre],
    [500_001, envoye.length, magasin],
  ] as const) {
    const ecrit = await par.etage.ecrire(nom, flux(envoye.subarray(debut, fin)), {
      position: debut,
      pour: 'CAND-1',
      avant: async () => segments.at(-1)?.empreinte,
      surSegment: async segment => void segments.push(segment),
    })
    assert.ok(ecrit)
    assert.deepEqual(await enClair(dossier), [])
  }
  const relu = await magasin.adopter(nom, segments)
  assert.ok(relu.ok && relu.empreinte === sha256(envoye))
  assert.deepEqual(await enClair(dossier), [])
  assert.deepEqual(await buffer(await magasin.ouvrir(empreinte)), contenuLisible)
  assert.deepEqual(await buffer(await magasin.ouvrir(relu.empreinte)), envoye)
  assert.equal(await magasin.verifier(relu.empreinte), 'intacte')
  assert.equal(await magasin.taille(relu.empreinte), envoye.length)
})

test('[P30] an upload that begins anew is never encrypted with the key it had', async t => {
  const { magasin, dossier } = await ouvrirMagasin(t, { trousseau: trousseauDeTest() })
  const nom = randomUUID()
  const chiffres: Buffer[] = []
  for (let fois = 0; fois < 2; fois++) {
    const part = { position: 0, pour: 'CAND-1', avant: async () => undefined, surSegment: async () => undefined }
    await magasin.etage.ecrire(nom, flux(Buffer.alloc(1_000, 'a')), part)
    chiffres.push((await fichiersDe(dossier)).get(nom) ?? Buffer.alloc(0))
  }
  assert.equal(chiffres[0]?.length, chiffres[1]?.length)
  assert.notDeepEqual(chiffres[0], chiffres[1])
})

test('[P30] without its last holder a pièce is gone; sent again, it is there again', async t => {
  const trousseau = trousseauDeTest()
  const { magasin } = await ouvrirMagasin(t, { trousseau })
  const empreinte = await deposer(magasin, contenuLisible, 'CAND-1')
  await deposer(magasin, contenuLisible, 'CAND-2')
  trousseau.effacer('CAND-1')
  assert.deepEqual(await buffer(await magasin.ouvrir(empreinte)), contenuLisible)
  await magasin.confier(empreinte, 'CAND-3')
  trousseau.effacer('CAND-2')
  assert.deepEqual(await buffer(await magasin.ouvrir(empreinte)), contenuLisible)
  trousseau.effacer('CAND-3')
  await assert.rejects(magasin.ouvrir(empreinte), PieceAbsente)
  assert.equal(await magasin.verifier(empreinte), 'absente')
  await deposer(magasin, contenuLisible, 'CAND-4')
  assert.deepEqual(await buffer(await magasin.ouvrir(empreinte)), contenuLisible)
})

test('[P30] what was received before keys were set stays readable, and an upload begun then is finished', async t => {
  const { magasin: avant, dossier } = await ouvrirMagasin(t)
  const empreinte = await deposer(avant, contenuLisible)
  const nom = randomUUID()
  const segments: Segment[] = []
  const part = (position: number) => ({
    position,
    pour: 'CAND-1',
    avant: async () => segments.at(-1)?.empreinte,
    surSegment: async (segment: Segment) => void segments.push(segment),
  })
  await avant.etage.ecrire(nom, flux(Buffer.from('commencé ')), part(0))
  const magasin = await magasinSurDisque({ dossier, trousseau: trousseauDeTest() })
  assert.deepEqual(await buffer(await magasin.ouvrir(empreinte)), contenuLisible)
  assert.ok(await magasin.etage.ecrire(nom, flux(Buffer.from('puis fini')), part(segments.at(-1)?.fin ?? 0)))
  const relu = await magasin.adopter(nom, segments)
  assert.ok(relu.ok)
  assert.equal((await buffer(await magasin.ouvrir(relu.empreinte))).toString(), 'commencé puis fini')
})
