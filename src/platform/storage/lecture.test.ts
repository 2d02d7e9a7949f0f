import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { chmod, rm, truncate } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import test, { type TestContext } from 'node:test'
import fc from 'fast-check'
import { TAILLE_BLOC } from './blocs.ts'
import { TAILLE_ENTETE } from './chiffre.ts'
import { type Magasin, PieceAlteree } from './index.ts'
import { deposer, type MondeDeMagasin, ouvrirMagasin, renverserUnBit, trousseauDeTest } from './monde-de-test.ts'

/** What a reader got before the stream ended or broke. */
const lire = async (magasin: Magasin, empreinte: string, portion: { debut: number; fin: number }) => {
  const recus: Buffer[] = []
  try {
    for await (const lu of await magasin.ouvrir(empreinte, portion)) recus.push(lu as Buffer)
    return { octets: Buffer.concat(recus), altere: false }
  } catch (erreur) {
    if (!(erreur instanceof PieceAlteree)) throw erreur
    return { octets: Buffer.concat(recus), altere: true }
  }
}

const mondes: readonly [string, (t: TestContext) => Promise<MondeDeMagasin & { suffixe: string; entete: number }>][] = [
  ['in the clear', async t => ({ ...(await ouvrirMagasin(t)), suffixe: '', entete: 0 })],
  [
    'encrypted',
    async t => ({
      ...(await ouvrirMagasin(t, { trousseau: trousseauDeTest() })),
      suffixe: '.chiffre',
      entete: TAILLE_ENTETE,
    }),
  ],
]

for (const [nom, ouvrir] of mondes) {
  test(`[P5] ${nom}, whatever bit flips, whatever portion is read, not one altered byte goes out`, async t => {
    const { magasin, chemin, suffixe, entete, alertes } = await ouvrir(t)
    const contenu = randomBytes(3 * TAILLE_BLOC + 1234)
    const empreinte = await deposer(magasin, contenu)
    const place = fc.nat(contenu.length - 1)
    await fc.assert(
      fc.asyncProperty(place, place, place, async (bit, un, autre) => {
        const [debut, fin] = [Math.min(un, autre), Math.max(un, autre)]
        const bloc = Math.floor(bit / TAILLE_BLOC)
        const touchee = bloc >= Math.floor(debut / TAILLE_BLOC) && bloc <= Math.floor(fin / TAILLE_BLOC)
        const avant = alertes.length
        await renverserUnBit(chemin(empreinte + suffixe), entete + bit)
        const { octets, altere } = await lire(magasin, empreinte, { debut, fin })
        await renverserUnBit(chemin(empreinte + suffixe), entete + bit)
        assert.equal(altere, touchee)
        assert.deepEqual(octets, contenu.subarray(debut, debut + octets.length))
        assert.equal(octets.length === fin - debut + 1, !touchee)
        assert.equal(alertes.length - avant, touchee ? 1 : 0)
      }),
      { numRuns: 60 },
    )
  })

  test(`[P5] ${nom}, a pièce cut short is not given as if it were whole`, async t => {
    const { magasin, chemin, suffixe, entete } = await ouvrir(t)
    const contenu = randomBytes(3 * TAILLE_BLOC)
    const empreinte = await deposer(magasin, contenu)
    await chmod(chemin(empreinte + suffixe), 0o600)
    await truncate(chemin(empreinte + suffixe), entete + 2 * TAILLE_BLOC)
    const { octets, altere } = await lire(magasin, empreinte, { debut: 0, fin: contenu.length - 1 })
    assert.deepEqual([octets.length, altere], [0, true])
  })
}

test('[P5] a store of before, which nothing says the runs of, is read whole first', async t => {
  const { magasin, chemin, alertes } = await ouvrirMagasin(t)
  const contenu = randomBytes(2 * TAILLE_BLOC + 1)
  const empreinte = await deposer(magasin, contenu)
  await rm(chemin(`${empreinte}.blocs`))
  assert.deepEqual(await buffer(await magasin.ouvrir(empreinte, { debut: 5, fin: 9 })), contenu.subarray(5, 10))
  await renverserUnBit(chemin(empreinte), 2 * TAILLE_BLOC)
  await assert.rejects(magasin.ouvrir(empreinte, { debut: 5, fin: 9 }), PieceAlteree)
  assert.deepEqual(alertes, [empreinte])
})

test('[P5] what says the runs of a sound pièce is mended when the pièce is verified', async t => {
  const { magasin, chemin } = await ouvrirMagasin(t)
  const contenu = randomBytes(2 * TAILLE_BLOC + 1)
  const empreinte = await deposer(magasin, contenu)
  await renverserUnBit(chemin(`${empreinte}.blocs`), 3)
  await assert.rejects(magasin.ouvrir(empreinte), PieceAlteree)
  assert.equal(await magasin.verifier(empreinte), 'intacte')
  assert.deepEqual(await buffer(await magasin.ouvrir(empreinte)), contenu)
})

test('a portion that is empty, or beyond the end, gives nothing more than there is', async t => {
  const { magasin } = await ouvrirMagasin(t)
  const contenu = randomBytes(TAILLE_BLOC + 10)
  const empreinte = await deposer(magasin, contenu)
  const fin = contenu.length + 500
  assert.deepEqual(
    await buffer(await magasin.ouvrir(empreinte, { debut: TAILLE_BLOC, fin })),
    contenu.subarray(TAILLE_BLOC),
  )
  assert.equal((await buffer(await magasin.ouvrir(empreinte, { debut: contenu.length }))).length, 0)
  const vide = await deposer(magasin, Buffer.alloc(0))
  assert.equal((await buffer(await magasin.ouvrir(vide))).length, 0)
})
