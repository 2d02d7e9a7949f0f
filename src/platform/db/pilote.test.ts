import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { sql } from 'kysely'
import { baseDeTest } from '../../../test/harness/base.ts'
import { demarrerPostgres } from './embarque.ts'
import { conclure, type Db, enTransaction, ouvrirBase } from './index.ts'

const { db, autre } = await baseDeTest()
await sql`create table essais (nom text primary key, valeur int not null check (valeur > 0))`.execute(db)

const ecrire = (nom: string, valeur: number) => sql<{ nom: string }>`
  insert into essais (nom, valeur) values (${nom}, ${valeur}) returning nom`

const lire = async (nom: string, via: Db = db): Promise<number | undefined> => {
  const { rows } = await sql<{ valeur: number }>`select valeur from essais where nom = ${nom}`.execute(via)
  return rows[0]?.valeur
}

test('a transaction whose last statement carries its commit is whole, and seen by others once it is answered', async () => {
  const rendu = await enTransaction(db, async tx => {
    await ecrire('debut', 1).execute(tx)
    const { rows } = await conclure(tx, ecrire('fin', 2))
    return rows[0]?.nom
  })
  assert.equal(rendu, 'fin')
  const seconde = autre()
  assert.deepEqual([await lire('debut', seconde), await lire('fin', seconde)], [1, 2])
})

test('a last statement that fails undoes the transaction, and its fault is the one told', async () => {
  await assert.rejects(
    enTransaction(db, async tx => {
      await ecrire('defait', 1).execute(tx)
      await conclure(tx, ecrire('refuse', 0))
    }),
    { code: '23514' },
  )
  assert.equal(await lire('defait'), undefined)
})

test('an earlier fault that was let go by undoes the transaction all the same', async () => {
  await assert.rejects(
    enTransaction(db, async tx => {
      await ecrire('avant', 0)
        .execute(tx)
        .catch(() => undefined)
      await conclure(tx, ecrire('apres', 1))
    }),
  )
  assert.equal(await lire('apres'), undefined)
})

test('nothing is added to a transaction that was concluded, and its connection serves the next one', async () => {
  const une = autre(1)
  await assert.rejects(
    enTransaction(une, async tx => {
      await conclure(tx, ecrire('conclue', 1))
      await ecrire('hors', 1).execute(tx)
    }),
    /conclue/,
  )
  assert.deepEqual([await lire('conclue', une), await lire('hors', une)], [1, undefined])
  await enTransaction(une, tx => ecrire('suivante', 3).execute(tx))
  assert.equal(await lire('suivante', une), 3)
})

test('what throws after the conclusion does not undo what is committed', async () => {
  await assert.rejects(
    enTransaction(db, async tx => {
      await conclure(tx, ecrire('valide', 1))
      throw new Error('trop tard')
    }),
    /trop tard/,
  )
  assert.equal(await lire('valide'), 1)
  assert.equal(await enTransaction(db, () => Promise.resolve(1)), 1)
})

test('a level of isolation that is asked for is set', async () => {
  const niveau = await db
    .transaction()
    .setIsolationLevel('serializable')
    .execute(
      async tx =>
        (await sql<{ n: string }>`select current_setting('transaction_isolation') as n`.execute(tx)).rows[0]?.n,
    )
  assert.equal(niveau, 'serializable')
})

test('a statement whose text differs at each call goes unnamed once there are too many of them', async () => {
  const une = autre(1)
  for (let n = 0; n < 1_100; n++) await sql`select ${sql.lit(n)}::int as n`.execute(une)
  const { rows } = await sql<{ nombre: number }>`select count(*) as nombre from pg_prepared_statements`.execute(une)
  assert.ok((rows[0]?.nombre ?? 0) <= 1_000, String(rows[0]?.nombre))
})

test('[P1] what was concluded and answered is there after PostgreSQL is killed', async t => {
  const dossier = await mkdtemp(join(tmpdir(), 'convergence-durable-'))
  const postgres = await demarrerPostgres({ dossier })
  t.after(async () => {
    await postgres.arreter()
    await rm(dossier, { recursive: true, force: true })
  })
  const base = ouvrirBase({ url: postgres.url, max: 4 })
  t.after(() => base.fermer())
  await sql`create table essais (nom text primary key, valeur int not null)`.execute(base.db)
  // What is committed without waiting would reach the disk by itself, ten seconds later.
  await sql`alter system set wal_writer_delay = '10s'`.execute(base.db)
  await sql`alter system set wal_writer_flush_after = '1GB'`.execute(base.db)
  await sql`select pg_reload_conf()`.execute(base.db)
  await attendre(500)
  const pid = Number((await readFile(join(dossier, 'postgresql', 'postmaster.pid'), 'utf8')).split('\n')[0])
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => enTransaction(base.db, tx => conclure(tx, ecrire(`durable-${n}`, n)))),
  )
  process.kill(-pid, 'SIGKILL')
  const compter = async (): Promise<number> => {
    for (;;)
      try {
        const { rows } = await sql<{ nombre: number }>`select count(*) as nombre from essais`.execute(base.db)
        return rows[0]?.nombre ?? 0
      } catch {
        await attendre(50)
      }
  }
  assert.equal(await compter(), 20)
})

test('the level of waiting that the operator chose is that of the next transactions', async () => {
  const une = autre(1)
  await sql`set synchronous_commit = 'remote_write'`.execute(une)
  await enTransaction(une, tx => conclure(tx, ecrire('niveau', 1)))
  const { rows } = await sql<{ niveau: string }>`select current_setting('synchronous_commit') as niveau`.execute(une)
  assert.equal(rows[0]?.niveau, 'remote_write')
})
