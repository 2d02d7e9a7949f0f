import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { sql } from 'kysely'
import { demarrerPostgres } from './embarque.ts'
import { ouvrirBase } from './index.ts'

/** One folder for the file: each test finds it as the one before left it, stopped or killed. */
const parent = await mkdtemp(join(tmpdir(), 'embarque-'))
await chmod(parent, 0o755)
const dossier = join(parent, 'data')
after(() => rm(parent, { recursive: true, force: true }))

const version = async (url: string): Promise<number> => {
  const base = ouvrirBase({ url })
  try {
    const { rows } = await sql<{ v: string }>`select current_setting('server_version_num') as v`.execute(base.db)
    return Number(rows[0]?.v)
  } finally {
    await base.fermer()
  }
}

const pidDe = async (dossier: string): Promise<number> =>
  Number((await readFile(join(dossier, 'postgresql', 'postmaster.pid'), 'utf8')).split('\n')[0])

/** Another process that starts PostgreSQL there and says when it is ready. */
const autreProcessus = async (dossier: string): Promise<ChildProcess> => {
  const module = JSON.stringify(new URL('./embarque.ts', import.meta.url).href)
  const programme = `import(${module}).then(m => m.demarrerPostgres({ dossier: ${JSON.stringify(dossier)} }))
    .then(() => console.log('pret'), e => { console.log(e.message); process.exit(3) }); setInterval(() => {}, 1e6)`
  const enfant = spawn(process.execPath, ['--import', 'tsx', '--eval', programme], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [dit] = (await once(enfant.stdout, 'data')) as [Buffer]
  assert.equal(dit.toString().trim(), 'pret')
  return enfant
}

test('it starts, answers, stops, and starts again on the same data', async () => {
  for (let tour = 0; tour < 2; tour++) {
    const postgres = await demarrerPostgres({ dossier })
    assert.ok((await version(postgres.url)) >= 180_000)
    await postgres.arreter()
  }
})

test('commits reach the disk before they are answered', async t => {
  const postgres = await demarrerPostgres({ dossier })
  t.after(postgres.arreter)
  const base = ouvrirBase({ url: postgres.url })
  t.after(base.fermer)
  const { rows } = await sql<{ nom: string }>`
    select name as nom from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting = 'on'`.execute(
    base.db,
  )
  assert.equal(rows.length, 3)
})

test('where only root may enter, it runs all the same', { skip: process.getuid?.() !== 0 }, async t => {
  await chmod(parent, 0o700)
  t.after(() => chmod(parent, 0o755))
  const postgres = await demarrerPostgres({ dossier })
  t.after(postgres.arreter)
  assert.ok((await version(postgres.url)) >= 180_000)
})

test('data that ran as one user are taken over when they must run as another', {
  skip: process.getuid?.() !== 0,
}, async () => {
  for (const mode of [0o755, 0o700, 0o755]) {
    await chmod(parent, mode)
    const postgres = await demarrerPostgres({ dossier, durable: false })
    assert.ok((await version(postgres.url)) >= 180_000)
    await postgres.arreter()
  }
})

test('a folder too deep for a socket puts it elsewhere', async t => {
  const profond = join(parent, 'un-nom-de-dossier-assez-long'.repeat(4))
  const postgres = await demarrerPostgres({ dossier: profond, durable: false })
  t.after(postgres.arreter)
  assert.ok((await version(postgres.url)) >= 180_000)
})

test('a second instance on the same folder is refused, with the number of the first', async t => {
  const premier = await autreProcessus(dossier)
  t.after(() => premier.kill('SIGKILL'))
  await assert.rejects(demarrerPostgres({ dossier }), new RegExp(`processus ${premier.pid}`))
})

test('after a kill -9 of the process, the next start finds what was committed', async t => {
  const premier = await autreProcessus(dossier)
  premier.kill('SIGKILL')
  await once(premier, 'exit')
  const postgres = await demarrerPostgres({ dossier })
  t.after(postgres.arreter)
  assert.ok((await version(postgres.url)) >= 180_000)
})

test('a postmaster.pid that names a process of somebody else does not stop the start', async t => {
  await (await demarrerPostgres({ dossier })).arreter()
  const etranger = spawn('sleep', ['60'])
  t.after(() => etranger.kill())
  await writeFile(
    join(dossier, 'postgresql', 'postmaster.pid'),
    `${etranger.pid}\n${dossier}/postgresql\n0\n5432\n\n\n\nready\n`,
  )
  const postgres = await demarrerPostgres({ dossier })
  t.after(postgres.arreter)
  assert.equal(etranger.exitCode, null)
})

test('a PostgreSQL that is killed comes back, and the pool with it', async t => {
  const postgres = await demarrerPostgres({ dossier })
  t.after(postgres.arreter)
  const base = ouvrirBase({ url: postgres.url })
  t.after(base.fermer)
  await sql`create table temoin as select 1 as n`.execute(base.db)
  process.kill(await pidDe(dossier), 'SIGKILL')
  for (let essai = 0; ; essai++) {
    try {
      const { rows } = await sql<{ n: number }>`select n from temoin`.execute(base.db)
      assert.deepEqual(rows, [{ n: 1 }])
      break
    } catch (erreur) {
      if (essai > 200) throw erreur
      await attendre(25)
    }
  }
})
