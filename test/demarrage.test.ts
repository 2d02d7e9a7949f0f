import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test, type TestContext } from 'node:test'
import { RACINE } from '../src/platform/config/racine.ts'
import { portLibre } from './harness/produit.ts'

const dossier = await mkdtemp(join(tmpdir(), 'demarrage-'))
after(() => rm(dossier, { recursive: true, force: true }))

const PRET = /Convergence est prêt : (\S+)/

type Lance = { readonly processus: ChildProcess; readonly dit: () => string; readonly fin: Promise<number | null> }

/** `npm start` without npm, in an environment that says nothing but what `env` does. */
const lancer = async (t: TestContext, env: Record<string, string> = {}): Promise<Lance> => {
  const processus = spawn(process.execPath, [join(RACINE, 'bin', 'start.mjs')], {
    cwd: RACINE,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dossier, PORT: String(await portLibre()), ...env },
  })
  t.after(() => processus.kill('SIGKILL'))
  let dit = ''
  for (const flux of [processus.stdout, processus.stderr])
    flux.on('data', (morceau: Buffer) => (dit += morceau.toString()))
  const fin = once(processus, 'close').then(([code]) => code as number | null)
  return { processus, dit: () => dit, fin }
}

const pret = async ({ processus, dit, fin }: Lance): Promise<string> => {
  while (!PRET.test(dit())) {
    const issue = await Promise.race([once(processus.stdout ?? processus, 'data').then(() => 'dit'), fin])
    if (issue !== 'dit') throw new Error(`arrêté : ${dit()}`)
  }
  return PRET.exec(dit())?.[1] ?? ''
}

const arreter = async (lance: Lance, signal: NodeJS.Signals = 'SIGINT'): Promise<void> => {
  lance.processus.kill(signal)
  assert.equal(await lance.fin, 0, lance.dit())
}

test('it starts on an empty folder, says its address, answers there, and Ctrl-C stops all of it', async t => {
  const lance = await lancer(t)
  const adresse = await pret(lance)
  assert.ok((await fetch(adresse)).status < 500)
  await arreter(lance)
  await assert.rejects(readFile(join(dossier, 'postgresql', 'postmaster.pid')))
  await assert.rejects(fetch(adresse))
})

test('after a kill -9 of the server or of what started it, the next start finds its data', async t => {
  const premier = await lancer(t)
  await pret(premier)
  const serveur = Number((await readFile(join(dossier, 'convergence.pid'), 'utf8')).split(' ')[0])
  process.kill(serveur, 'SIGKILL')
  assert.equal(await premier.fin, 1)
  const deuxieme = await lancer(t)
  await pret(deuxieme)
  deuxieme.processus.kill('SIGKILL')
  const troisieme = await lancer(t)
  await pret(troisieme)
  assert.ok(!troisieme.dit().includes('base migrée'), 'the database was there')
  await arreter(troisieme, 'SIGTERM')
})

test('wrong settings are told all at once, in French, and nothing starts', async t => {
  const lance = await lancer(t, { PORT: 'trois mille', LOG_LEVEL: 'fort' })
  assert.equal(await lance.fin, 1)
  assert.match(lance.dit(), /Configuration refusée :\n – PORT.*\n – LOG_LEVEL/)
})

test('a port already taken stops what had started, and says so', async t => {
  const premier = await lancer(t)
  const adresse = await pret(premier)
  const autre = await mkdtemp(join(tmpdir(), 'demarrage-'))
  t.after(() => rm(autre, { recursive: true, force: true }))
  const second = await lancer(t, { DATA_DIR: autre, PORT: new URL(adresse).port })
  assert.equal(await second.fin, 1)
  assert.match(second.dit(), /Ce port est déjà pris/)
  await assert.rejects(readFile(join(autre, 'postgresql', 'postmaster.pid')))
  await arreter(premier)
})
