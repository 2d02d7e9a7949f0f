import { sql } from 'kysely'
import type { Instant } from '../../kernel/temps.ts'
import type { Db } from '../db/index.ts'

export type TacheEnEchec = {
  readonly id: string
  readonly nom: string
  readonly cle: string | null
  readonly tentatives: number
  /** After which it is set aside. */
  readonly tentativesMax: number
  readonly deposeeLe: Instant
  /** As it was thrown: may hold what must not be shown. */
  readonly erreur: string
  /** When it will be tried again; null when it was set aside. */
  readonly prochaine: Instant | null
}

/** The jobs that failed at least once and are not done, those set aside first (P21). */
export const listerEchecs = async (db: Db, limite = 100): Promise<readonly TacheEnEchec[]> => {
  const { rows } = await sql<TacheEnEchec>`
    select id::text, task_identifier as nom, key as cle, attempts::int as tentatives,
      max_attempts::int as "tentativesMax", created_at as "deposeeLe", last_error as erreur,
      case when attempts < max_attempts then run_at end as prochaine
    from graphile_worker.jobs
    where last_error is not null
    order by attempts < max_attempts, run_at
    limit ${limite}`.execute(db)
  return rows
}

/** Puts a failed job back at the head of the queue, with all its tries. @returns false when it is gone or under way */
export const rejouerTache = async (db: Db, id: string): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from graphile_worker.reschedule_jobs(array[${id}::bigint], run_at => clock_timestamp(), attempts => 0)`.execute(
    db,
  )
  return rows.length > 0
}
