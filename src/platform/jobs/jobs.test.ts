import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { sql } from 'kysely'
import { avecBase, type BaseDeTest } from '../../../test/harness/base.ts'
import { instant } from '../../kernel/temps.ts'
import { enTransaction } from '../db/index.ts'
import { ajouterTache, demarrerTravailleur, listerEchecs, rejouerTache, type Tache } from './index.ts'

const jusqua = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  for (let essai = 0; !(await condition()); essai++) {
    if (essai > 500) throw new Error('attendu en vain')
    await attendre(10)
  }
}

const travailler = async (t: TestContext, base: BaseDeTest, taches: Record<string, Tache>): Promise<void> => {
  const travailleur = await demarrerTravailleur({ url: base.url, taches, concurrence: 2, seul: true })
  t.after(() => travailleur.arreter())
}

const enAttente = async ({ db }: BaseDeTest): Promise<number> => {
  const { rows } = await sql<{ nombre: number }>`select count(*) as nombre from graphile_worker.jobs`.execute(db)
  return rows[0]?.nombre ?? 0
}

test('a job added in a transaction runs after its commit, with its payload', async t => {
  const base = await avecBase(t)
  const faites: unknown[] = []
  await travailler(t, base, { saluer: async charge => void faites.push(charge) })
  await enTransaction(base.db, async tx => {
    await ajouterTache(tx, { nom: 'saluer', charge: { numero: 'C-1' } })
    await attendre(50)
    assert.deepEqual(faites, [])
  })
  await jusqua(() => faites.length === 1)
  assert.deepEqual(faites, [{ numero: 'C-1' }])
  await jusqua(async () => (await enAttente(base)) === 0)
})

test('[P21] a transaction that is rolled back enqueues nothing and keeps its key free', async t => {
  const base = await avecBase(t)
  const deposer = (echoue: boolean): Promise<boolean> =>
    enTransaction(base.db, async tx => {
      const depose = await ajouterTache(tx, { nom: 'saluer', charge: {}, cle: 'fait-1' })
      if (echoue) throw new Error('panne')
      return depose
    })
  await assert.rejects(deposer(true))
  assert.equal(await enAttente(base), 0)
  assert.equal(await deposer(false), true)
  assert.equal(await enAttente(base), 1)
})

test('[P20] a key is deposited once, by many at once, and not again after the job is done', async t => {
  const base = await avecBase(t)
  const deposer = (): Promise<boolean> =>
    enTransaction(base.db, tx => ajouterTache(tx, { nom: 'saluer', charge: {}, cle: 'fait-1' }))
  const deposes = await Promise.all(Array.from({ length: 20 }, deposer))
  assert.equal(deposes.filter(Boolean).length, 1)
  let faites = 0
  await travailler(t, base, { saluer: async () => void faites++ })
  await jusqua(async () => (await enAttente(base)) === 0)
  assert.equal(await deposer(), false)
  assert.equal(await enAttente(base), 0)
  assert.equal(faites, 1)
})

test('a job for later waits', async t => {
  const base = await avecBase(t)
  await enTransaction(base.db, tx =>
    ajouterTache(tx, { nom: 'saluer', charge: {}, quand: instant('2099-01-01T00:00Z') }),
  )
  const { rows } = await sql<{ le: string }>`select run_at as le from graphile_worker.jobs`.execute(base.db)
  assert.equal(rows[0]?.le, '2099-01-01T00:00:00.000Z')
})

test('[P21] a job that fails is tried again later, is listed, and can be replayed', async t => {
  const base = await avecBase(t)
  const tentatives: number[] = []
  await travailler(t, base, {
    saluer: async (_charge, { tentative }) => {
      tentatives.push(tentative)
      if (tentatives.length === 1) throw new Error('serveur absent')
    },
  })
  await enTransaction(base.db, tx => ajouterTache(tx, { nom: 'saluer', charge: {} }))
  await jusqua(async () => (await listerEchecs(base.db)).length === 1)
  const [echec] = await listerEchecs(base.db)
  assert.ok(echec)
  assert.match(echec.erreur, /serveur absent/)
  assert.equal(echec.nom, 'saluer')
  assert.ok(echec.prochaine)
  assert.equal(await rejouerTache(base.db, echec.id), true)
  await jusqua(async () => (await enAttente(base)) === 0)
  assert.deepEqual(tentatives, [1, 1])
})

test('[P21] the job that a killed worker held is taken back, that of a live one is not', async t => {
  const base = await avecBase(t)
  await enTransaction(base.db, async tx => {
    await ajouterTache(tx, { nom: 'saluer', charge: { de: 'mort' } })
    await ajouterTache(tx, { nom: 'saluer', charge: { de: 'vivant' } })
  })
  await sql`
    update graphile_worker._private_jobs set locked_by = payload->>'de', locked_at = now() - interval '90 s', attempts = 1
  `.execute(base.db)
  await sql`insert into travailleurs (id) values ('vivant')`.execute(base.db)
  const faites: unknown[] = []
  const taches = { saluer: async (charge: unknown) => void faites.push(charge) }
  const travailleur = await demarrerTravailleur({ url: base.url, taches })
  t.after(() => travailleur.arreter())
  await jusqua(() => faites.length === 1)
  await attendre(50)
  assert.deepEqual(faites, [{ de: 'mort' }])
})

test('[P21] a long job of a worker that lives is not taken back by another that starts', async t => {
  const base = await avecBase(t)
  let commencees = 0
  let finir = (): void => undefined
  t.after(() => finir())
  const longue: Tache = () => {
    commencees++
    return new Promise(fin => (finir = fin))
  }
  await travailler(t, base, { longue })
  await enTransaction(base.db, tx => ajouterTache(tx, { nom: 'longue', charge: {} }))
  await jusqua(() => commencees === 1)
  await sql`update graphile_worker._private_jobs set locked_at = now() - interval '90 s'`.execute(base.db)
  const autre = await demarrerTravailleur({ url: base.url, taches: { longue } })
  t.after(() => autre.arreter())
  const { rows } = await sql<{
    tenue: boolean
  }>`select locked_by is not null as tenue from graphile_worker.jobs`.execute(base.db)
  assert.deepEqual([rows, commencees], [[{ tenue: true }], 1])
  finir()
  await jusqua(async () => (await enAttente(base)) === 0)
  assert.equal(commencees, 1)
})
