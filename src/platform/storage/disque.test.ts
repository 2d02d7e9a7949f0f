import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { magasinSurDisque, type Magasin, PieceAbsente, type PieceDeposee, type Segment } from './index.ts'
import { fichiersDe, flux, ouvrirMagasin, renverserUnBit, sha256 } from './monde-de-test.ts'

const deposerBien = async (magasin: Magasin, contenu: Buffer): Promise<PieceDeposee> => {
  const depot = await magasin.deposer(flux(contenu), { tailleMax: 1e9, pour: 'CAND-1' })
  assert.ok(depot.ok)
  return depot
}

test('[P5] what is deposited comes back byte for byte, under the SHA-256 of the whole', async t => {
  const { magasin } = await ouvrirMagasin(t)
  for (const taille of [1, 4099, 4100, 4101, 65_536, 3_500_001]) {
    const contenu = randomBytes(taille)
    const depot = await deposerBien(magasin, contenu)
    assert.equal(depot.empreinte, sha256(contenu))
    assert.equal(depot.taille, taille)
    assert.deepEqual(Buffer.from(depot.debut), contenu.subarray(0, 4100))
    assert.deepEqual(await buffer(await magasin.ouvrir(depot.empreinte)), contenu)
    assert.equal(await magasin.verifier(depot.empreinte), 'intacte')
  }
})

test('an empty file is a pièce like another', async t => {
  const { magasin } = await ouvrirMagasin(t)
  const depot = await deposerBien(magasin, Buffer.alloc(0))
  assert.equal(depot.empreinte, sha256(Buffer.alloc(0)))
  assert.equal(depot.debut.length, 0)
  assert.equal(await magasin.taille(depot.empreinte), 0)
})

test('a portion is read, both ends included', async t => {
  const { magasin } = await ouvrirMagasin(t)
  const { empreinte } = await deposerBien(magasin, Buffer.from('0123456789'))
  assert.equal((await buffer(await magasin.ouvrir(empreinte, { debut: 2, fin: 4 }))).toString(), '234')
  assert.equal((await buffer(await magasin.ouvrir(empreinte, { debut: 8 }))).toString(), '89')
})

test('[P5] the same content deposited twice, or ten times at once, is one file', async t => {
  const { magasin, dossier } = await ouvrirMagasin(t)
  const contenu = randomBytes(200_000)
  const premiers = await Promise.all(Array.from({ length: 10 }, () => deposerBien(magasin, contenu)))
  const second = await deposerBien(magasin, contenu)
  assert.deepEqual(new Set([...premiers, second].map(depot => depot.empreinte)), new Set([sha256(contenu)]))
  assert.deepEqual([...(await fichiersDe(dossier)).keys()], [sha256(contenu)])
})

test('one byte too many is refused, the exact limit is not, and nothing is left of the first', async t => {
  const { magasin, dossier } = await ouvrirMagasin(t)
  const refuse = await magasin.deposer(flux(randomBytes(2_000_001)), { tailleMax: 2_000_000, pour: 'CAND-1' })
  assert.deepEqual(refuse, { ok: false, refus: { code: 'piece_trop_grosse', limite: 2_000_000 } })
  assert.deepEqual([...(await fichiersDe(dossier)).keys()], [])
  const accepte = await magasin.deposer(flux(randomBytes(2_000_000)), { tailleMax: 2_000_000, pour: 'CAND-1' })
  assert.equal(accepte.ok, true)
})

test('what remains of a refused stream can still be drained by the caller', async t => {
  const { magasin } = await ouvrirMagasin(t)
  const venu = flux(Buffer.alloc(500_000), 1000)
  await magasin.deposer(venu, { tailleMax: 10, pour: 'CAND-1' })
  assert.equal(venu.destroyed, false)
  assert.ok((await buffer(venu)).length > 400_000)
})

test('[P6] a stream that is cut leaves nothing and answers no receipt', async t => {
  const { magasin, dossier } = await ouvrirMagasin(t)
  const coupe = Readable.from(
    (function* () {
      yield randomBytes(3_000_000)
      throw new Error('connexion coupée')
    })(),
    { objectMode: false },
  )
  await assert.rejects(magasin.deposer(coupe, { tailleMax: 1e9, pour: 'CAND-1' }), /connexion coupée/)
  assert.deepEqual([...(await fichiersDe(dossier)).keys()], [])
})

test('[P7] taken into the store by two at once, an upload is there, and the one who came late is told that nothing is left', async t => {
  const { magasin } = await ouvrirMagasin(t)
  for (let fois = 0; fois < 20; fois++) {
    const nom = randomUUID()
    const contenu = randomBytes(50_000)
    const segments: Segment[] = []
    await magasin.etage.ecrire(nom, flux(contenu), {
      position: 0,
      pour: 'CAND-1',
      avant: async () => undefined,
      surSegment: async segment => void segments.push(segment),
    })
    const issues = await Promise.all([magasin.adopter(nom, segments), magasin.adopter(nom, segments)])
    assert.ok(issues.some(({ ok }) => ok))
    for (const issue of issues) if (!issue.ok) assert.equal(issue.depuis, 0)
    assert.equal(await magasin.verifier(sha256(contenu)), 'intacte')
  }
})

test('[P5] a flipped bit is found', async t => {
  const { magasin, chemin } = await ouvrirMagasin(t)
  const { empreinte } = await deposerBien(magasin, randomBytes(300_000))
  await renverserUnBit(chemin(empreinte), 150_000)
  assert.equal(await magasin.verifier(empreinte), 'alteree')
})

test('[P5] an altered pièce deposited again is set aside with an alarm, and served sound', async t => {
  const { magasin, chemin, alertes, dossier } = await ouvrirMagasin(t)
  const contenu = randomBytes(300_000)
  const { empreinte } = await deposerBien(magasin, contenu)
  await renverserUnBit(chemin(empreinte), 150_000)
  await deposerBien(magasin, contenu)
  assert.deepEqual(alertes, [empreinte])
  assert.equal(await magasin.verifier(empreinte), 'intacte')
  assert.equal((await readdir(join(dossier, '.alterees'))).length, 1)
})

test('a pièce that is not there is said so, and a name that is no SHA-256 reaches no file', async t => {
  const { magasin } = await ouvrirMagasin(t)
  const inconnue = 'a'.repeat(64)
  assert.equal(await magasin.taille(inconnue), undefined)
  assert.equal(await magasin.verifier(inconnue), 'absente')
  await assert.rejects(magasin.ouvrir(inconnue), PieceAbsente)
  await assert.rejects(magasin.ouvrir('../../etc/passwd'), PieceAbsente)
  assert.equal(await magasin.taille('../../../etc/passwd'), undefined)
})

test('what a kill left is swept after a day, a deposit under way is not', async t => {
  const { dossier } = await ouvrirMagasin(t)
  const ancien = join(dossier, '.depots', 'ancien')
  await writeFile(ancien, 'x')
  await writeFile(join(dossier, '.depots', 'recent'), 'x')
  await utimes(ancien, 0, 0)
  await magasinSurDisque({ dossier })
  assert.deepEqual(await readdir(join(dossier, '.depots')), ['recent'])
})
