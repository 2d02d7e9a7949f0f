import { type Kysely, Kysely as KyselyBase, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Instant } from '../../kernel/temps.ts'
import { dialecte } from './pilote.ts'
import type { Tables } from './tables.ts'
import { typesLus } from './types.ts'

/** The database, or a transaction of it: what a query needs. */
export type Db = Kysely<Tables>

/** A transaction: what a write needs. */
export type Tx = Transaction<Tables>

export type Base = { readonly db: Db; readonly url: string; readonly fermer: () => Promise<void> }

/** A connection keeps its plans: it is not closed at the first pause. */
const INACTIVITE_MS = 300_000

/**
 * Opens a pool. No connection is made before the first query.
 * @param surErreur what to do of an idle connection that breaks (a restart of PostgreSQL): the pool replaces it, so a
 *   line in the log is enough; without a listener the process would die of it.
 */
export const ouvrirBase = ({
  url,
  max = 10,
  surErreur = () => undefined,
}: {
  readonly url: string
  readonly max?: number
  readonly surErreur?: (erreur: Error) => void
}): Base => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types: typesLus,
    pipeline: true,
    idleTimeoutMillis: INACTIVITE_MS,
    application_name: 'convergence',
  })
  let fermee = false
  const signaler = (erreur: Error): void => {
    if (!fermee) surErreur(erreur)
  }
  pool.on('error', signaler)
  pool.on('connect', client => client.on('error', signaler))
  const db = new KyselyBase<Tables>({ dialect: dialecte(pool) })
  const fermer = (): Promise<void> => {
    fermee = true
    return db.destroy()
  }
  return { db, url, fermer }
}

export const enTransaction = <R>(db: Db, faire: (tx: Tx) => Promise<R>): Promise<R> => db.transaction().execute(faire)

/** PostgreSQL's clock, the only one that dates a fact: cut to the millisecond, and later than the start of the transaction. */
export const lireHorloge = async (db: Db): Promise<Instant> => {
  const { rows } = await sql<{ le: Instant }>`select clock_timestamp() as le`.execute(db)
  const ligne = rows[0]
  if (!ligne) throw new Error('horloge muette')
  return ligne.le
}

/**
 * Those who wait for a row all wake up each time it changes, and all but one go back to sleep: they wait in line for a lock of
 * its name instead, one waking the next.
 */
const GRAINE = 7_264

/**
 * Takes `nombre` consecutive values of a named counter, which starts at 1. The row stays locked until the transaction
 * ends, so that the order of the values is the order of the commits, without gaps (P4): call it as late as possible.
 * @returns the first value taken, and the moment by PostgreSQL's clock: in the same order as the values.
 */
export const prendreNumeros = async (
  tx: Tx,
  { nom, nombre }: { readonly nom: string; readonly nombre: number },
): Promise<{ readonly premier: number; readonly le: Instant }> => {
  const { rows } = await sql<{ premier: number; le: Instant }>`
    insert into compteurs (nom, valeur)
    select ${nom}, ${nombre} from (select pg_advisory_xact_lock(hashtextextended(${nom}, ${GRAINE}))) tour
    on conflict (nom) do update set valeur = compteurs.valeur + excluded.valeur
    returning valeur - ${nombre} + 1 as premier, clock_timestamp() as le`.execute(tx)
  const pris = rows[0]
  if (!pris) throw new Error(`compteur muet : ${nom}`)
  return pris
}

/** Gives back the last values that this transaction took and did not use. */
export const rendreNumeros = async (
  tx: Tx,
  { nom, nombre }: { readonly nom: string; readonly nombre: number },
): Promise<void> => {
  await sql`update compteurs set valeur = valeur - ${nombre} where nom = ${nom}`.execute(tx)
}

/** The next value of a named counter; see `prendreNumeros`. */
export const prochain = async (tx: Tx, nom: string): Promise<number> =>
  (await prendreNumeros(tx, { nom, nombre: 1 })).premier
