import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { empaqueter } from '../../../bin/outils.mjs'
import { RACINE } from '../../../src/platform/config/index.ts'
import { demarrerPostgres } from '../../../src/platform/db/embarque.ts'
import { type Db, migrer, ouvrirBase } from '../../../src/platform/db/index.ts'
import { avantLaBase } from '../base.ts'
import { portLibre } from '../produit.ts'

export const SECRET = 'un secret de test, long de plus de trente-deux caractères'
const SORTIE = 'build/promesses'

/** The product in a process of its own, which is started again whenever it dies. */
export type ProduitATuer = {
  readonly origine: string
  readonly pid: () => number
  /** `kill -9`. The next one is on its way when this answers. */
  readonly tuer: () => void
  /** When it takes requests. */
  readonly pret: () => Promise<void>
  /** Stops the one that runs, as an operator does. */
  readonly arreter: () => Promise<void>
  /** How many died of something else than `tuer` and `arreter`. */
  readonly morts: () => number
  /** All that it wrote to its log. */
  readonly journal: () => string
}

/** A PostgreSQL that syncs, as a service has it, and the product before it. */
export type Scene = {
  readonly db: Db
  readonly url: string
  /** Where the pièces are. */
  readonly pieces: string
  readonly dossier: string
  /** @param options `imports`: modules that the process loads before the product's. */
  readonly demarrer: (options?: {
    readonly env?: Readonly<Record<string, string>>
    readonly imports?: readonly string[]
    readonly dossier?: string
    /** What the process is started by, when it isn't by itself. */
    readonly par?: readonly [string, ...string[]]
  }) => Promise<ProduitATuer>
  /** `kill -9` of PostgreSQL itself, or of one of its connections, after which it throws the others out and recovers. */
  readonly tuerPostgres: (quoi: 'serveur' | 'connexion') => Promise<void>
}

const attendre = (ms: number): Promise<void> => new Promise(suite => setTimeout(suite, ms))

const lancerProduit = async ({
  env,
  imports,
  par = [],
}: {
  readonly par?: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly imports: readonly string[]
}): Promise<ProduitATuer> => {
  const [programme, ...avant] = [...par, process.execPath]
  const args = [...avant, ...imports.flatMap(chemin => ['--import', chemin]), join(RACINE, SORTIE, 'serveur.js')]
  let [voulu, morts, deSuite, journal] = [true, 0, 0, '']
  let enfant: ChildProcess
  let pret: Promise<void>
  let fin: Promise<void>
  const lancer = (): void => {
    let tue = false
    const neuf = spawn(programme, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env })
    enfant = neuf
    for (const flux of [neuf.stdout, neuf.stderr]) flux?.on('data', morceau => (journal += String(morceau)))
    const kill = neuf.kill.bind(neuf)
    neuf.kill = signal => {
      tue = true
      return kill(signal)
    }
    const mort = new Promise<void>(suite => neuf.once('exit', () => suite()))
    fin = mort
    pret = Promise.race([
      new Promise<void>(suite => neuf.once('message', () => suite())),
      mort.then(() => Promise.reject(new Error('mort'))),
    ])
    pret.catch(() => undefined)
    void mort.then(async () => {
      if (!voulu) return
      if (!tue) {
        morts++
        deSuite++
      }
      // PostgreSQL may be on its way back: the next one would die at once.
      if (!tue) await attendre(200)
      if (voulu) lancer()
    })
  }
  lancer()
  const quandPret = async (): Promise<void> => {
    for (;;) {
      const ok = await Promise.race([
        pret.then(
          () => true,
          () => false,
        ),
        attendre(100).then(() => false),
      ])
      if (ok) {
        deSuite = 0
        return
      }
      if (!voulu) throw new Error(`le produit est arrêté : ${journal.slice(-2_000)}`)
      if (deSuite > 50) throw new Error(`le produit ne démarre pas : ${journal.slice(-2_000)}`)
      await attendre(20)
    }
  }
  await quandPret()
  return {
    origine: `http://localhost:${env['PORT']}`,
    pid: () => enfant.pid ?? 0,
    tuer: () => {
      pret = new Promise(() => undefined)
      enfant.kill('SIGKILL')
    },
    pret: quandPret,
    arreter: async () => {
      voulu = false
      if (enfant.connected) enfant.disconnect()
      const trop = setTimeout(() => enfant.kill('SIGKILL'), 20_000)
      await fin
      clearTimeout(trop)
    },
    morts: () => morts,
    journal: () => journal,
  }
}

/** Stopped, and its folder removed, when the test file is done. */
export const monterScene = async ({
  durable = true,
}: {
  /** Whether PostgreSQL syncs: only what says nothing of kills may do without. */
  readonly durable?: boolean
} = {}): Promise<Scene> => {
  const dossier = mkdtempSync(join(tmpdir(), 'convergence-promesse-'))
  chmodSync(dossier, 0o755)
  const [postgres] = await Promise.all([
    demarrerPostgres({ dossier, durable }),
    empaqueter(['bench/serveur.ts'], SORTIE),
  ])
  avantLaBase(async () => {
    await postgres.arreter()
    rmSync(dossier, { recursive: true, force: true })
  })
  await migrer(postgres.url)
  const base = ouvrirBase({ url: postgres.url, max: 4, surErreur: () => undefined })
  avantLaBase(base.fermer)
  const pidDuServeur = (): number =>
    Number(readFileSync(join(dossier, 'postgresql', 'postmaster.pid'), 'utf8').split('\n')[0])
  return {
    db: base.db,
    url: postgres.url,
    dossier,
    pieces: join(dossier, 'pieces'),
    demarrer: async ({ env = {}, imports = [], dossier: propre = dossier, par = [] } = {}) => {
      const produit = await lancerProduit({
        imports,
        par,
        env: {
          PATH: process.env['PATH'] ?? '',
          DATABASE_URL: postgres.url,
          DATA_DIR: propre,
          PORT: String(await portLibre()),
          SESSION_SECRET: SECRET,
          DEMONSTRATION: '1',
          LOG_LEVEL: 'fatal',
          ...env,
        },
      })
      avantLaBase(produit.arreter)
      return produit
    },
    tuerPostgres: async quoi => {
      const pid = quoi === 'serveur' ? pidDuServeur() : await connexionAuHasard(base.db)
      process.kill(pid, 'SIGKILL')
    },
  }
}

/** Of one that is doing something, where there is one. */
const connexionAuHasard = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity
    where backend_type = 'client backend' and pid <> pg_backend_pid() order by state = 'idle', random() limit 1`.execute(
    db,
  )
  const [choisie] = rows
  if (!choisie) throw new Error('aucune connexion')
  return choisie.pid
}
