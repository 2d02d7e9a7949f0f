import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '../../kernel/temps.ts'
import type { Db } from '../../platform/db/index.ts'

/** Ten failures in a quarter of an hour, of password or of code, close an address for as long. */
const ECHECS_MAX = 10
const FENETRE = sql`interval '15 minutes'`

/** By address, whether an account bears it or not: a lock says nothing about who has an account. */
const cleDe = (courriel: string): string =>
  createHash('sha256').update(`isc-essais:${courriel.trim().toLowerCase()}`).digest('hex')

/**
 * Counts one try before it is judged, so that a hundred at once don't all pass; a good one is given back.
 * @returns null when the try may be made, else until when the address is closed.
 */
export const prendreEssai = async (db: Db, courriel: string): Promise<Instant | null> => {
  const { rows } = await sql<{ echecs: number; reprise: Instant }>`
    insert into isc_essais as e (cle, echecs, depuis) values (${cleDe(courriel)}, 1, clock_timestamp())
    on conflict (cle) do update set
      echecs = case when e.depuis < clock_timestamp() - ${FENETRE} then 1
        else least(e.echecs + 1, ${ECHECS_MAX + 1}) end,
      -- The tenth failure starts the quarter of an hour again; those made while closed do not.
      depuis = case when e.depuis < clock_timestamp() - ${FENETRE} or e.echecs = ${ECHECS_MAX - 1}
        then clock_timestamp() else e.depuis end
    returning echecs, depuis + ${FENETRE} as reprise`.execute(db)
  const essai = rows[0]
  return essai === undefined || essai.echecs <= ECHECS_MAX ? null : essai.reprise
}

/** The try was good: it does not count. */
export const rendreEssai = async (db: Db, courriel: string): Promise<void> => {
  await sql`update isc_essais set echecs = greatest(echecs - 1, 0) where cle = ${cleDe(courriel)}`.execute(db)
}

/** Signed in for good: earlier failures are forgotten. */
export const oublierEssais = async (db: Db, courriel: string): Promise<void> => {
  await sql`delete from isc_essais where cle = ${cleDe(courriel)}`.execute(db)
}
