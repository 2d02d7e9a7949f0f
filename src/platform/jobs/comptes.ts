import { sql } from 'kysely'
import type { Db } from '../db/index.ts'

/** How many jobs stand where; each is counted once. */
export type ComptesTaches = {
  /** Failed at each of their tries: nothing more happens to them unless somebody replays them. */
  readonly misesDeCote: number
  /** Failed at least once, and will be tried again by themselves. */
  readonly aReessayer: number
  /** Ready, waiting for a worker. */
  readonly enAttente: number
  /** For later. */
  readonly prevues: number
  readonly enCours: number
}

/** P21 — the queue of jobs in figures. */
export const compterTaches = async (db: Db): Promise<ComptesTaches> => {
  const { rows } = await sql<ComptesTaches>`
    select count(*) filter (where not tenue and epuisee) as "misesDeCote",
      count(*) filter (where not tenue and not epuisee and echouee) as "aReessayer",
      count(*) filter (where not tenue and not epuisee and not echouee and run_at <= clock_timestamp())
        + (select count(*) from taches_a_remettre) as "enAttente",
      count(*) filter (where not tenue and not epuisee and not echouee and run_at > clock_timestamp()) as prevues,
      count(*) filter (where tenue) as "enCours"
    from (select run_at, locked_at is not null as tenue, attempts >= max_attempts as epuisee, last_error is not null as echouee
      from graphile_worker.jobs) taches`.execute(db)
  return rows[0] ?? { misesDeCote: 0, aReessayer: 0, enAttente: 0, prevues: 0, enCours: 0 }
}
