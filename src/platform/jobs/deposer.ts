import { sql } from 'kysely'
import type { Instant } from '../../kernel/temps.ts'
import type { Tx } from '../db/index.ts'

export type NouvelleTache = {
  /** The name of the task that will do it, as given to `demarrerTravailleur`. */
  readonly nom: string
  /** JSON; ids rather than contents: it is read when the job runs, perhaps much later. */
  readonly charge: unknown
  /** With a key, deposited once for ever, even after it is done. */
  readonly cle?: string
  /** Jobs of one file run one after the other, in the order of their deposits. */
  readonly file?: string
  /** Not before that moment; at once by default. */
  readonly quand?: Instant
}

/**
 * Adds a job in the transaction of what causes it: undone with it, visible to workers at its commit.
 * @returns false when a job with the same key was already deposited.
 */
export const ajouterTache = async (tx: Tx, { nom, charge, cle, file, quand }: NouvelleTache): Promise<boolean> => {
  const depot = sql`graphile_worker.add_job(${nom}, ${JSON.stringify(charge ?? null)}::json, ${file ?? null}::text, ${quand ?? null}::timestamptz)`
  if (cle === undefined) {
    await sql`select 1 from ${depot}`.execute(tx)
    return true
  }
  const { rows } = await sql`
    with neuve as (insert into taches_deposees (cle) values (${cle}) on conflict do nothing returning cle)
    select 1 from neuve, lateral ${depot}`.execute(tx)
  return rows.length > 0
}
