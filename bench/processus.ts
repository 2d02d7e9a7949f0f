import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { empaqueter, node, reglagesDuService } from '../bin/outils.mjs'
import { RACINE } from '../src/platform/config/index.ts'
import type { Plan, Tir } from './tireur.ts'

const SORTIE = 'build/bench'

/** The three programs, bundled as those of `npm start` are. */
export const construireLeBanc = (): Promise<void> =>
  empaqueter(['bench/serveur.ts', 'bench/nu.ts', 'bench/tireur.ts'], SORTIE)

export type Programme = {
  /** Resident memory, in MB; 0 where the system does not say. */
  readonly memoireMo: () => number
  /** Sends something and waits for what comes back. */
  readonly demander: <R>(demande: object) => Promise<R>
  readonly arreter: () => Promise<void>
}

const memoireMo = ({ pid }: ChildProcess): number => {
  const etat = `/proc/${pid}/status`
  const ko = existsSync(etat) ? /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(etat, 'utf8'))?.[1] : undefined
  return Math.round(Number(ko ?? 0) / 1024)
}

const lancer = (nom: string, env: Readonly<Record<string, string>>): { enfant: ChildProcess; programme: Programme } => {
  const args = [
    ...reglagesDuService,
    ...(process.env['BENCH_NODE_ARGS']?.split(' ') ?? []),
    join(RACINE, SORTIE, `${nom}.js`),
  ]
  const enfant = spawn(node, args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
  })
  const mort = once(enfant, 'exit')
  const demander = async <R>(demande: object): Promise<R> => {
    enfant.send(demande)
    return recevoir<R>(enfant, nom)
  }
  const arreter = async (): Promise<void> => {
    if (enfant.exitCode !== null || enfant.signalCode !== null) return
    enfant.disconnect()
    const trop = setTimeout(() => enfant.kill('SIGKILL'), 15_000)
    await mort
    clearTimeout(trop)
  }
  return { enfant, programme: { memoireMo: () => memoireMo(enfant), demander, arreter } }
}

const recevoir = async <R>(enfant: ChildProcess, nom: string): Promise<R> => {
  const fin = new AbortController()
  try {
    const recu = once(enfant, 'message', { signal: fin.signal })
    const perdu = once(enfant, 'exit', { signal: fin.signal }).then(() => {
      throw new Error(`${nom} s’est arrêté`)
    })
    const [message] = await Promise.race([recu, perdu])
    return message as R
  } finally {
    fin.abort()
  }
}

/** Starts a server, and waits until it takes requests. */
export const demarrerProgramme = async (nom: string, env: Readonly<Record<string, string>>): Promise<Programme> => {
  const { enfant, programme } = lancer(nom, env)
  await recevoir(enfant, nom)
  return programme
}

export type Tireur = { readonly tirer: (plan: Plan) => Promise<Tir>; readonly arreter: () => Promise<void> }

export const demarrerTireur = (): Tireur => {
  const { programme } = lancer('tireur', {})
  return { tirer: plan => programme.demander<Tir>(plan), arreter: programme.arreter }
}
