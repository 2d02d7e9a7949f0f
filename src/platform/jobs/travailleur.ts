import { EventEmitter } from 'node:events'
import { Logger, type LogLevel, run, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { demarrerRemise } from './remise.ts'
import { demarrerVeille } from './veille.ts'

/** What a job does; it may run again after a failure or a kill, so its effects carry keys of their own. */
export type Tache = (charge: unknown, contexte: ContexteTache) => Promise<void>

export type ContexteTache = {
  readonly id: string
  /** From 1. */
  readonly tentative: number
  /** True at the last try: if it fails, the job is set aside and shown to the operator. */
  readonly derniere: boolean
  /** Aborted when the worker is asked to stop and the job takes long. */
  readonly arret: AbortSignal | undefined
}

export type OptionsTravailleur = {
  readonly url: string
  readonly taches: Readonly<Record<string, Tache>>
  readonly concurrence?: number
  /** Lines « minute hour day month weekday task », in UTC; a task named there gets `{ _cron: … }`. */
  readonly crontab?: string
  /** True when no other process works on this database: jobs that a killed process held are taken back at once. */
  readonly seul?: boolean
  readonly journaliser?: (niveau: LogLevel, message: string) => void
  /** Told when the worker stops by itself. */
  readonly surPerte?: (erreur: Error) => void
}

export type Travailleur = { readonly arreter: () => Promise<void> }

const enErreur = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)))

/**
 * Works through the queue until stopped. It has connections of its own: a job that writes takes one of the
 * application's pool, and must never wait for one that the queue holds.
 */
export const demarrerTravailleur = async (options: OptionsTravailleur): Promise<Travailleur> => {
  const { url, taches, concurrence = 4, crontab, seul = false, journaliser = () => undefined } = options
  const logger = new Logger(() => (niveau, message) => journaliser(niveau, message))
  const pgPool = new pg.Pool({
    connectionString: url,
    max: concurrence + 2,
    application_name: 'convergence-travailleur',
  })
  let voulu = false
  const signaler = (erreur: Error): void => {
    if (!voulu) journaliser('warning', `connexion perdue : ${erreur.message}`)
  }
  pgPool.on('error', signaler)
  pgPool.on('connect', client => client.on('error', signaler))
  const events: WorkerEvents = new EventEmitter()
  const ouvriers = new Set<string>()
  events.on('worker:create', ({ worker }) => ouvriers.add(worker.workerId))
  // What a job is held by.
  events.on('pool:create', ({ workerPool }) => ouvriers.add(workerPool.id))

  const veille = await demarrerVeille({ pool: pgPool, ouvriers, seul, surErreur: signaler })
  const runner = await run({
    pgPool,
    logger,
    events,
    concurrency: concurrence,
    noHandleSignals: true,
    pollInterval: 2000,
    ...(crontab ? { crontab } : { parsedCronItems: [] }),
    taskList: Object.fromEntries(
      Object.entries(taches).map(([nom, tache]) => [
        nom,
        (charge, { job, abortSignal }) =>
          tache(charge, {
            id: job.id,
            tentative: job.attempts,
            derniere: job.attempts >= job.max_attempts,
            arret: abortSignal,
          }),
      ]),
    ),
  })
  await veille.battre()
  const remise = demarrerRemise({ pool: pgPool, surErreur: signaler })
  const fin = runner.promise.catch((cause: unknown) => {
    if (!voulu) options.surPerte?.(enErreur(cause))
  })
  const arreter = async (): Promise<void> => {
    if (voulu) return
    voulu = true
    await remise.arreter()
    await runner.stop().catch(() => undefined)
    await fin
    await veille.arreter()
    await pgPool.end()
  }
  return { arreter }
}
