import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type TestContext, test } from 'node:test'
import { liberer } from '../octets/index.ts'
import type { Segment } from './ecrivain.ts'
import { type Etage, etageSurDisque } from './etage.ts'

const sha256 = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex')
const flux = (octets: Buffer): Readable => Readable.from([octets], { objectMode: false })

/** What a database would keep of an upload; `autre`: another process, which knows nothing but that. */
const monter = async (t: TestContext) => {
  const dossier = await mkdtemp(join(tmpdir(), 'etage-'))
  t.after(() => rm(dossier, { recursive: true, force: true }))
  const nom = randomUUID()
  const segments: Segment[] = []
  const ecrire = (etage: Etage, octets: Buffer): Promise<boolean> =>
    etage.ecrire(nom, flux(octets), {
      position: segments.at(-1)?.fin ?? 0,
      pour: 'CAND-1',
      avant: async () => segments.at(-1)?.empreinte,
      surSegment: async segment => void segments.push(segment),
    })
  const etage = await etageSurDisque(dossier)
  await etage.creer(nom)
  return { etage, autre: () => etageSurDisque(dossier), dossier, nom, segments, ecrire }
}

const changerUnOctet = async (chemin: string, position: number): Promise<void> => {
  const poignee = await open(chemin, 'r+')
  await poignee.write(Buffer.from([0]), 0, 1, position)
  await poignee.close()
}

test('[P7] une partie reprise par un autre processus : le hachage repart de ce qui est sur le disque', async t => {
  const { etage, autre, nom, segments, ecrire } = await monter(t)
  const [a, b] = [randomBytes(3_000_001), randomBytes(2_000_003)]
  assert.ok(await ecrire(etage, a))
  assert.ok(await ecrire(await autre(), b))
  assert.equal(segments.at(-1)?.empreinte, sha256(Buffer.concat([a, b])))
  const relu = await etage.relire(nom, segments)
  assert.ok(relu.ok && relu.empreinte === sha256(Buffer.concat([a, b])))
})

test('[P5] [P7] ce qui précède a changé sur le disque, ou n’y est plus : la partie n’est pas écrite à la suite', async t => {
  const { etage, autre, nom, ecrire } = await monter(t)
  assert.ok(await ecrire(etage, Buffer.alloc(500_000, 'a')))
  await changerUnOctet(etage.chemin(nom), 1_234)
  assert.equal(await ecrire(await autre(), Buffer.from('suite')), false)
  await etage.supprimer(nom)
  assert.equal(await ecrire(await autre(), Buffer.from('suite')), false)
})

test('[P6] l’octet changé est dans une partie du milieu : la relecture dit d’où reprendre', async t => {
  const { etage, nom, segments, ecrire } = await monter(t)
  for (const taille of [100_000, 200_000, 300_000]) assert.ok(await ecrire(etage, randomBytes(taille)))
  await changerUnOctet(etage.chemin(nom), 150_000)
  assert.deepEqual(await etage.relire(nom, segments), { ok: false, depuis: 100_000 })
})

test('[P7] un flux coupé garde ce qui est venu, un autre le suit', async t => {
  const { etage, nom, segments, ecrire } = await monter(t)
  const [venu, suite] = [randomBytes(1_500_000), randomBytes(10)]
  const coupe = Readable.from(
    (function* () {
      yield venu
      throw new Error('connexion coupée')
    })(),
    { objectMode: false },
  )
  const part = {
    position: 0,
    pour: 'CAND-1',
    avant: async () => undefined,
    surSegment: async (un: Segment) => void segments.push(un),
  }
  await assert.rejects(etage.ecrire(nom, coupe, part), /connexion coupée/)
  assert.equal(segments.at(-1)?.fin, venu.length)
  assert.ok(await ecrire(etage, suite))
  assert.equal(segments.at(-1)?.empreinte, sha256(Buffer.concat([venu, suite])))
})

test('un grand fichier est durable tous les 32 Mio', async t => {
  const { etage, segments } = await monter(t)
  const bloc = randomBytes(1 << 20)
  const grand = Readable.from(
    (function* () {
      for (let rang = 0; rang < 70; rang++) yield bloc
    })(),
    { objectMode: false },
  )
  const part = {
    position: 0,
    pour: 'CAND-1',
    avant: async () => undefined,
    surSegment: async (un: Segment) => void segments.push(un),
  }
  assert.ok(await etage.ecrire(randomUUID(), grand, part))
  assert.deepEqual(
    segments.map(({ fin }) => fin >> 20),
    [32, 64, 70],
  )
})

test('[P5] un grand envoi, relu à part, se relit comme un petit ; perdu, il est à reprendre du début', async t => {
  const { etage, nom, segments, ecrire } = await monter(t)
  const parts = [randomBytes(5_000_001), randomBytes(4_000_003)]
  for (const part of parts) assert.ok(await ecrire(etage, part))
  const relu = await etage.relire(nom, segments)
  assert.ok(relu.ok && relu.empreinte === sha256(Buffer.concat(parts)))
  assert.deepEqual(Buffer.from(relu.debut), parts[0]?.subarray(0, 4_100))
  await changerUnOctet(etage.chemin(nom), 6_000_000)
  assert.deepEqual(await etage.relire(nom, segments), { ok: false, depuis: 5_000_001 })
  await etage.supprimer(nom)
  assert.deepEqual(await etage.relire(nom, segments), { ok: false, depuis: 0 })
})

test('[P5] ce qui a été donné peut être effacé dès que la suite est demandée', async t => {
  const { etage, nom, segments } = await monter(t)
  const venus = Array.from({ length: 50 }, () => randomBytes(60_000))
  const attendu = sha256(Buffer.concat(venus))
  const effaces = async function* () {
    for (const morceau of venus) {
      yield morceau
      liberer(morceau)
    }
  }
  const part = {
    position: 0,
    pour: 'CAND-1',
    avant: async () => undefined,
    surSegment: async (un: Segment) => void segments.push(un),
  }
  assert.ok(await etage.ecrire(nom, effaces(), part))
  assert.deepEqual(
    venus.map(({ length }) => length),
    venus.map(() => 0),
  )
  const relu = await etage.relire(nom, segments)
  assert.equal(relu.ok && relu.empreinte, attendu)
})

test('un envoi qui ne porte pas un UUID n’atteint aucun fichier', async t => {
  const { etage } = await monter(t)
  assert.throws(() => etage.chemin('../../etc/passwd'), /UUID/)
})
