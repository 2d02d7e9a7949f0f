import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import test from 'node:test'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { type ArchiveLisible, lireZip } from './lire-zip.ts'

const archive = (octets: Uint8Array): ArchiveLisible => ({
  taille: octets.length,
  lire: async function* ({ debut, fin }) {
    yield Buffer.from(octets.subarray(debut, fin))
  },
})
const lire = async (octets: Uint8Array, entreesMax = 10) => lireZip(archive(octets), { entreesMax })
const contenu: Zippable = {
  'a/preuve é.txt': strToU8('bonjour '.repeat(1000)),
  'a/': new Uint8Array(),
  'b.txt': [strToU8('nu'), { level: 0 }],
  'vide.txt': new Uint8Array(),
}

test('[PRE-1] the files of an archive are given one by one, packed or not, folders left out', async () => {
  const lu = await lire(zipSync(contenu))
  assert.ok(lu.ok)
  assert.deepEqual(
    lu.entrees.map(({ chemin, taille }) => [chemin, taille]),
    [
      ['a/preuve é.txt', 8000],
      ['b.txt', 2],
      ['vide.txt', 0],
    ],
  )
  const textes = await Promise.all(lu.entrees.map(async ({ ouvrir }) => (await buffer(ouvrir())).toString()))
  assert.deepEqual(textes, ['bonjour '.repeat(1000), 'nu', ''])
})

test('[P29] a path that leaves its folder, too many files, a secret, a file cut or forged: refused before anything is unpacked', async () => {
  for (const chemin of ['../x.txt', 'a/../../x.txt', '/etc/x', 'c:/x', 'a\\x'])
    assert.deepEqual(await lire(zipSync({ [chemin]: strToU8('x') })), { ok: false, refus: 'chemin_interdit' }, chemin)
  assert.deepEqual(await lire(zipSync(contenu), 3), { ok: false, refus: 'trop_d_entrees' })
  const octets = zipSync(contenu)
  for (const coupe of [0, 10, 60, octets.length - 30])
    assert.deepEqual(await lire(octets.subarray(0, coupe)), { ok: false, refus: 'illisible' })
  const centrale = Buffer.from(octets).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  const chiffree = Buffer.from(octets)
  chiffree[centrale + 8] = 1
  assert.deepEqual(await lire(chiffree), { ok: false, refus: 'chiffree' })
  const ailleurs = Buffer.from(octets)
  ailleurs.writeUInt32LE(0xfffffff0, centrale + 42)
  assert.deepEqual(await lire(ailleurs), { ok: false, refus: 'illisible' })
})

test('[P29] a file that holds more than the archive declares stops there; a byte changed is seen', async () => {
  const octets = Buffer.from(zipSync({ 'bombe.txt': new Uint8Array(5_000_000) }))
  const centrale = octets.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  octets.writeUInt32LE(10, centrale + 24)
  const lu = await lire(octets)
  assert.ok(lu.ok)
  await assert.rejects(buffer(lu.entrees[0]?.ouvrir() ?? assert.fail()), /plus que/)
  const nu = Buffer.from(zipSync({ 'b.txt': [strToU8('intact'), { level: 0 }] }))
  nu[nu.indexOf('intact')] = 0x49
  const altere = await lire(nu)
  assert.ok(altere.ok)
  await assert.rejects(buffer(altere.entrees[0]?.ouvrir() ?? assert.fail()), /ne contient pas/)
})
