import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { sql } from 'kysely'
import { baseDeTest } from '../../../test/harness/base.ts'
import { type ClesMaitresses, lireClesMaitresses, makeTrousseauPg } from './index.ts'
import { MaitresseAbsente } from './trousseau.pg.ts'

const { db } = await baseDeTest()

const maitresses = (...cles: readonly Buffer[]): ClesMaitresses => {
  const lues = lireClesMaitresses(['# clés des pièces', '', ...cles.map(cle => cle.toString('base64'))].join('\n'))
  assert.ok(lues)
  return lues
}
const effacer = (porteur: string) => sql`delete from cles_de_porteurs where porteur = ${porteur}`.execute(db)
const [premiere, seconde] = [randomBytes(32), randomBytes(32)]

test('[P30] a key is found again by another process, by any of its holders, and not once they are all gone', async () => {
  const un = await makeTrousseauPg(db, maitresses(premiere))
  const { id, cle } = await un.nouvelle('A-1')
  await un.confier(id, 'A-2')
  const autre = await makeTrousseauPg(db, maitresses(premiere))
  assert.deepEqual(await autre.cle(id), cle)
  await effacer('A-1')
  assert.deepEqual(await autre.cle(id), cle)
  await effacer('A-2')
  assert.equal(await autre.cle(id), undefined)
  await autre.confier(id, 'A-3')
  assert.equal(await autre.cle(id), undefined)
})

test('[P30] ten first files of one holder at once: each opens', async () => {
  const trousseau = await makeTrousseauPg(db, maitresses(premiere))
  const faites = await Promise.all(Array.from({ length: 10 }, () => trousseau.nouvelle('B-1')))
  for (const { id, cle } of faites) assert.deepEqual(await trousseau.cle(id), cle)
})

test('[P30] the holders of one key are given another', async () => {
  const trousseau = await makeTrousseauPg(db, maitresses(premiere))
  const [de, vers] = [await trousseau.nouvelle('C-1'), await trousseau.nouvelle('C-2')]
  await trousseau.reunir({ de: de.id, vers: vers.id })
  await effacer('C-2')
  assert.deepEqual(await trousseau.cle(vers.id), vers.cle)
})

test('[P30] a key of the operator is withdrawn once another is put above it, and not before', async () => {
  const { id, cle } = await (await makeTrousseauPg(db, maitresses(premiere))).nouvelle('D-1')
  await assert.rejects(makeTrousseauPg(db, maitresses(seconde)), MaitresseAbsente)
  const entre = await makeTrousseauPg(db, maitresses(seconde, premiere))
  assert.deepEqual(await entre.cle(id), cle)
  const apres = await makeTrousseauPg(db, maitresses(seconde))
  assert.deepEqual(await apres.cle(id), cle)
  await assert.rejects(makeTrousseauPg(db, maitresses(premiere)), MaitresseAbsente)
})

test('[P30] no key is in the base as it is, and what wraps one holder’s opens nothing of another', async () => {
  const trousseau = await makeTrousseauPg(db, maitresses(seconde))
  const [un, autre] = [await trousseau.nouvelle('E-1'), await trousseau.nouvelle('E-2')]
  const { rows } = await sql<{ texte: string }>`
    select encode(enveloppe, 'hex') as texte from cles_de_fichiers
    union all select encode(enveloppe, 'hex') from cles_de_porteurs`.execute(db)
  for (const { cle } of [un, autre]) assert.ok(rows.every(({ texte }) => !texte.includes(cle.toString('hex'))))
  await sql`update cles_de_fichiers set enveloppe = (select enveloppe from cles_de_fichiers where id = ${un.id})
    where id = ${autre.id}`.execute(db)
  await assert.rejects(trousseau.cle(autre.id))
})

test('[P30] a file of keys with a line that is no key, or with none, is refused', () => {
  assert.equal(lireClesMaitresses(''), undefined)
  assert.equal(lireClesMaitresses('# rien'), undefined)
  assert.equal(lireClesMaitresses(`${premiere.toString('base64')}\ntrop-court`), undefined)
})
