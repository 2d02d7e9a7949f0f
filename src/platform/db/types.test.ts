import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { baseDeTest } from '../../../test/harness/base.ts'
import { enTransaction, lireHorloge, prendreNumeros, prochain, rendreNumeros } from './index.ts'
import { lireInstant } from './types.ts'

const { db } = await baseDeTest()

const lire = async (expression: string): Promise<unknown> => {
  const { rows } = await sql<{ valeur: unknown }>`select ${sql.raw(expression)} as valeur`.execute(db)
  return rows[0]?.valeur
}

test('a timestamptz is read as an Instant: UTC, three decimals, cut and never rounded', async () => {
  assert.equal(await lire(`'2026-05-13 12:00:00+02'::timestamptz`), '2026-05-13T10:00:00.000Z')
  assert.equal(await lire(`'2026-05-13 12:00:00.9999+02'::timestamptz`), '2026-05-13T10:00:00.999Z')
  assert.equal(await lire(`'2026-05-13 12:00:00.12+02'::timestamptz`), '2026-05-13T10:00:00.120Z')
  assert.equal(await lire('null::timestamptz'), null)
})

test('a database in another zone gives the same Instants', () => {
  assert.equal(lireInstant('2026-05-13 12:00:00.123456+02'), '2026-05-13T10:00:00.123Z')
  assert.equal(lireInstant('2026-05-13 15:30:00+05:30'), '2026-05-13T10:00:00.000Z')
})

test('an infinite moment is no Instant', () => {
  assert.throws(() => lireInstant('infinity'), RangeError)
})

test('a date is a civil day, a bigint a number, a numeric its text', async () => {
  assert.equal(await lire(`'2026-05-13'::date`), '2026-05-13')
  assert.equal(await lire('42::bigint'), 42)
  assert.equal(await lire('0.10::numeric'), '0.10')
  await assert.rejects(lire('9007199254740993::bigint'), RangeError)
})

test('arrays are read as their elements are', async () => {
  assert.deepEqual(await lire(`array['2026-05-13 12:00+02'::timestamptz, null]`), ['2026-05-13T10:00:00.000Z', null])
  assert.deepEqual(await lire(`array['2026-05-13'::date]`), ['2026-05-13'])
  assert.deepEqual(await lire('array[1::bigint, 2]'), [1, 2])
})

test('a moment inside JSON, by the function « instant », reads as one outside', async () => {
  assert.deepEqual(await lire(`jsonb_build_object('le', instant('2026-05-13 12:00:00.9999+02'))`), {
    le: '2026-05-13T10:00:00.999Z',
  })
})

test('French words sort as in a dictionary', async () => {
  const { rows } = await sql<{ mot: string }>`
    select mot from unnest(array['zone', 'étape', 'Étude', 'etage', 'côté', 'cote']) mot order by mot`.execute(db)
  assert.deepEqual(
    rows.map(({ mot }) => mot),
    ['cote', 'côté', 'etage', 'étape', 'Étude', 'zone'],
  )
})

test('[P3] the clock is that of PostgreSQL, and moves within a transaction', async () => {
  await enTransaction(db, async tx => {
    const avant = await lireHorloge(tx)
    await sql`select pg_sleep(0.005)`.execute(tx)
    assert.ok((await lireHorloge(tx)) > avant)
  })
})

test('[P4] a counter gives consecutive numbers in the order of the commits, and takes back those of a rollback', async () => {
  const ordre: number[] = []
  await Promise.allSettled(
    Array.from({ length: 30 }, (_, i) =>
      enTransaction(db, async tx => {
        await sql`select pg_sleep(${(i % 7) / 1000})`.execute(tx)
        const valeur = await prochain(tx, 'file')
        if (i % 5 === 0) throw new Error('panne')
        ordre.push(valeur)
      }),
    ),
  )
  assert.deepEqual(
    ordre,
    Array.from({ length: 24 }, (_, i) => i + 1),
  )
})

test('[P4] several numbers are taken at once, and those left over given back', async () => {
  const nom = 'rangs'
  const pris = await enTransaction(db, async tx => {
    const { premier } = await prendreNumeros(tx, { nom, nombre: 5 })
    await rendreNumeros(tx, { nom, nombre: 5 })
    return premier
  })
  assert.equal(pris, 1)
  assert.equal((await enTransaction(db, tx => prendreNumeros(tx, { nom, nombre: 3 }))).premier, 1)
  assert.equal(await enTransaction(db, tx => prochain(tx, nom)), 4)
})
