import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import test, { after } from 'node:test'
import { demarrerS3 } from '../../../test/harness/s3.ts'
import { TAILLE_BLOC } from './blocs.ts'
import { type BilanDeVidage, type Magasin, PieceAlteree, type SupportDistant } from './index.ts'
import { deposer, fichiersDe, ouvrirMagasin, renverserUnBit, trousseauDeTest } from './monde-de-test.ts'
import { supportS3 } from './s3.ts'

const service = await demarrerS3()
after(service.arreter)
const s3 = supportS3(service.reglages)

const tout = {
  peutPartir: async (empreintes: readonly string[]) => new Set(empreintes),
  arret: () => false,
}
const vider = (magasin: Magasin): Promise<BilanDeVidage> => magasin.vider(tout)
const contenuDe = async (magasin: Magasin, empreinte: string): Promise<Buffer> =>
  buffer(await magasin.ouvrir(empreinte))

for (const [nom, trousseau] of [
  ['in the clear', undefined],
  ['encrypted', trousseauDeTest()],
] as const)
  test(`[P6] ${nom}, a pièce leaves the disk once the object store gave it back, and is read from there as from the disk`, async t => {
    const { magasin, dossier } = await ouvrirMagasin(t, { distant: s3, trousseau })
    const contenu = randomBytes(20_000_000)
    const petit = Buffer.from(`une phrase, ${nom}`)
    const [empreinte, petite] = [await deposer(magasin, contenu), await deposer(magasin, petit)]
    const bilan = await vider(magasin)
    assert.deepEqual([bilan.envoyees, bilan.echecs], [2, []])
    assert.deepEqual([...(await fichiersDe(dossier)).keys()], [])
    assert.deepEqual(await contenuDe(magasin, empreinte), contenu)
    assert.deepEqual(await contenuDe(magasin, petite), petit)
    const portion = { debut: 7_000_001, fin: 7_000_100 }
    assert.deepEqual(await buffer(await magasin.ouvrir(empreinte, portion)), contenu.subarray(7_000_001, 7_000_101))
    assert.equal(await magasin.taille(empreinte), contenu.length)
    assert.equal(await magasin.verifier(empreinte), 'intacte')
    // Sent again, it is found there and the disk is freed.
    assert.equal(await deposer(magasin, contenu), empreinte)
    assert.equal((await vider(magasin)).envoyees, 1)
    assert.deepEqual([...(await fichiersDe(dossier)).keys()], [])
    assert.deepEqual(await contenuDe(magasin, empreinte), contenu)
  })

/** Object stores that say yes. */
const trompeurs: readonly [string, SupportDistant][] = [
  ['forgets', { ...s3, poser: async () => undefined }],
  [
    'keeps half of it',
    {
      ...s3,
      poser: async (nom, fichier) => {
        const octets = await readFile(fichier)
        const moitie = join(service.dossier, `moitie-${nom}`)
        await writeFile(moitie, octets.subarray(0, octets.length >> 1))
        await s3.poser(nom, moitie)
      },
    },
  ],
  [
    'gives back other bytes',
    {
      ...s3,
      lire: async function* (nom, portion) {
        for await (const lu of s3.lire(nom, portion)) yield Buffer.alloc(lu.length, 7)
      },
    },
  ],
  [
    'is down',
    {
      ...s3,
      poser: () => Promise.reject(new Error('connexion refusée')),
    },
  ],
]

for (const [quoi, distant] of trompeurs)
  test(`[P6] the disk keeps what it sent to a store that ${quoi}, and serves it`, async t => {
    const { magasin } = await ouvrirMagasin(t, { distant })
    const contenu = randomBytes(TAILLE_BLOC + 10)
    const empreinte = await deposer(magasin, contenu)
    const bilan = await vider(magasin)
    assert.equal(bilan.envoyees, 0)
    assert.deepEqual(
      bilan.echecs.map(echec => echec.empreinte),
      [empreinte],
    )
    assert.deepEqual(await contenuDe(magasin, empreinte), contenu)
    assert.equal(await magasin.verifier(empreinte), 'intacte')
  })

test('[P5] a bit flipped in the object store goes to nobody, and the pièce sent again replaces it', async t => {
  const { magasin, alertes } = await ouvrirMagasin(t, { distant: s3 })
  const contenu = randomBytes(3 * TAILLE_BLOC)
  const empreinte = await deposer(magasin, contenu)
  await vider(magasin)
  const objet = `${service.dossier}/pieces/${empreinte.slice(0, 2)}/${empreinte.slice(2, 4)}/${empreinte}._S3rver_object`
  await renverserUnBit(objet, 12)
  await assert.rejects(magasin.ouvrir(empreinte), PieceAlteree)
  assert.deepEqual(alertes, [empreinte])
  assert.equal(await magasin.verifier(empreinte), 'alteree')
  await deposer(magasin, contenu)
  assert.equal((await vider(magasin)).envoyees, 1)
  assert.deepEqual(await contenuDe(magasin, empreinte), contenu)
})

test('[P6] read while it leaves the disk, a pièce is given whole', async t => {
  const { magasin } = await ouvrirMagasin(t, { distant: s3 })
  const contenus = Array.from({ length: 12 }, () => randomBytes(TAILLE_BLOC + 1))
  const empreintes = await Promise.all(contenus.map(contenu => deposer(magasin, contenu)))
  let parties = false
  const depart = vider(magasin).finally(() => (parties = true))
  for (let tour = 0; !parties; tour++) {
    const n = tour % contenus.length
    assert.deepEqual(await contenuDe(magasin, empreintes[n] ?? ''), contenus[n])
  }
  assert.equal((await depart).envoyees, contenus.length)
})

test('[P35] what may not leave yet stays on the disk', async t => {
  const { magasin } = await ouvrirMagasin(t, { distant: s3 })
  const retenue = await deposer(magasin, randomBytes(100))
  const libre = await deposer(magasin, randomBytes(100))
  const bilan = await magasin.vider({
    ...tout,
    peutPartir: async empreintes => new Set(empreintes.filter(empreinte => empreinte !== retenue)),
  })
  assert.deepEqual([bilan.envoyees, bilan.retenues], [1, 1])
  assert.equal(await s3.taille(retenue), undefined)
  assert.equal(await s3.taille(libre), 100)
})

test('[P6] what the disk itself altered is not sent, and keeps nothing else from leaving', async t => {
  const { magasin, chemin } = await ouvrirMagasin(t, { distant: s3 })
  const empreintes = await Promise.all(Array.from({ length: 20 }, () => deposer(magasin, randomBytes(1000))))
  const [saine = '', ...alterees] = empreintes.toSorted().toReversed()
  for (const empreinte of alterees) await renverserUnBit(chemin(empreinte), 3)
  const bilan = await vider(magasin)
  assert.deepEqual([bilan.envoyees, bilan.echecs.length], [1, 19])
  assert.equal(await s3.taille(saine), 1000)
  for (const empreinte of alterees) assert.equal(await s3.taille(empreinte), undefined)
})

test('[P30] two holders of one content, one in the object store already: each opens it when the other is gone', async t => {
  for (const parti of ['CAND-1', 'CAND-2']) {
    const trousseau = trousseauDeTest()
    const { magasin } = await ouvrirMagasin(t, { distant: s3, trousseau })
    const contenu = randomBytes(1000)
    const empreinte = await deposer(magasin, contenu, 'CAND-1')
    await vider(magasin)
    await deposer(magasin, contenu, 'CAND-2')
    await vider(magasin)
    trousseau.effacer(parti)
    assert.deepEqual(await contenuDe(magasin, empreinte), contenu)
  }
})
