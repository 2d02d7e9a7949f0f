import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { avecBase } from '../../../test/harness/base.ts'
import { type Db, migrer } from './index.ts'

const preparer = async (t: TestContext): Promise<{ db: Db; url: string; dossier: string }> => {
  const { db, url } = await avecBase(t)
  await sql`drop table migrations`.execute(db)
  const dossier = await mkdtemp(join(tmpdir(), 'migrations-'))
  t.after(() => rm(dossier, { recursive: true, force: true }))
  await writeFile(join(dossier, '0001-un.sql'), 'create table un (id int);')
  await writeFile(join(dossier, 'LISEZMOI.txt'), 'rien')
  return { db, url, dossier }
}

test('files are applied once, in order, and those that arrive later as well', async t => {
  const { url, dossier } = await preparer(t)
  await writeFile(join(dossier, '0003-trois.sql'), 'alter table un add trois int;')
  assert.deepEqual(await migrer(url, { dossier }), ['0001-un.sql', '0003-trois.sql'])
  assert.deepEqual(await migrer(url, { dossier }), [])
  await writeFile(join(dossier, '0002-deux.sql'), 'alter table un add deux int;')
  assert.deepEqual(await migrer(url, { dossier }), ['0002-deux.sql'])
})

test('five processes that start together apply each file once', async t => {
  const { url, dossier } = await preparer(t)
  const faites = await Promise.all(Array.from({ length: 5 }, () => migrer(url, { dossier })))
  assert.deepEqual(faites.flat(), ['0001-un.sql'])
})

test('a file changed after it was applied is refused, and so is one that is gone', async t => {
  const { url, dossier } = await preparer(t)
  await migrer(url, { dossier })
  await writeFile(join(dossier, '0001-un.sql'), 'create table un (id bigint);')
  await assert.rejects(migrer(url, { dossier }), /0001-un\.sql a été modifiée/)
  await rm(join(dossier, '0001-un.sql'))
  await assert.rejects(migrer(url, { dossier }), /ne connaît pas/)
})

test('a file that fails leaves nothing of itself and stops those that follow', async t => {
  const { db, url, dossier } = await preparer(t)
  await writeFile(join(dossier, '0002-deux.sql'), 'create table deux (id int); select inconnue();')
  await writeFile(join(dossier, '0003-trois.sql'), 'create table trois (id int);')
  await assert.rejects(migrer(url, { dossier }), /0002-deux\.sql a échoué/)
  const { rows } = await sql<{ deux: unknown; trois: unknown; un: unknown }>`
    select to_regclass('deux') as deux, to_regclass('trois') as trois, to_regclass('un')::text as un`.execute(db)
  assert.deepEqual(rows, [{ deux: null, trois: null, un: 'un' }])
})
