import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { sql } from 'kysely'
import { avecBase } from '../../../test/harness/base.ts'
import { enTransaction } from '../db/index.ts'
import { demarrerTravailleur } from './index.ts'
import { depotDeTache } from './remise.ts'

const restantes = async (db: Parameters<typeof enTransaction>[0]): Promise<number> => {
  const { rows } = await sql<{ nombre: number }>`select count(*) as nombre from taches_a_remettre`.execute(db)
  return rows[0]?.nombre ?? 0
}

test('[P20] what is deposited with acts is done once, whatever the number of workers', async t => {
  const { db, url } = await avecBase(t)
  const faites: number[] = []
  const taches = { compter: async (charge: unknown) => void faites.push(Number(charge)) }
  const travailleurs = await Promise.all([1, 2].map(() => demarrerTravailleur({ url, taches })))
  t.after(() => Promise.all(travailleurs.map(({ arreter }) => arreter())))
  const NOMBRE = 50
  for (let n = 0; n < NOMBRE; n++)
    await enTransaction(db, tx => depotDeTache({ nom: 'compter', charge: n }).execute(tx))
  while (faites.length < NOMBRE) await attendre(20)
  await attendre(300)
  assert.deepEqual(
    faites.toSorted((a, b) => a - b),
    Array.from({ length: NOMBRE }, (_, n) => n),
  )
  assert.equal(await restantes(db), 0)
})

test('[P21] what is undone deposits nothing; what is deposited waits for a worker, and for a fault of the queue to be over', async t => {
  const { db, url } = await avecBase(t)
  await assert.rejects(
    enTransaction(db, async tx => {
      await depotDeTache({ nom: 'saluer', charge: {} }).execute(tx)
      throw new Error('refus')
    }),
  )
  assert.equal(await restantes(db), 0)
  await depotDeTache({ nom: 'saluer', charge: { qui: 'Pierre' } }).execute(db)
  await sql`alter table graphile_worker._private_jobs add constraint panne check (false) not valid`.execute(db)
  const faites: unknown[] = []
  const fautes: string[] = []
  const travailleur = await demarrerTravailleur({
    url,
    taches: { saluer: async charge => void faites.push(charge) },
    journaliser: (_niveau, message) => void fautes.push(message),
  })
  t.after(() => travailleur.arreter())
  while (!fautes.some(faute => faute.includes('panne'))) await attendre(20)
  await attendre(500)
  assert.equal(fautes.filter(faute => faute.includes('panne')).length, 1)
  assert.equal(await restantes(db), 1)
  await sql`alter table graphile_worker._private_jobs drop constraint panne`.execute(db)
  while (faites.length === 0) await attendre(20)
  assert.deepEqual(faites, [{ qui: 'Pierre' }])
})
