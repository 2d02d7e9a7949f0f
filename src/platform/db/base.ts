import { type Kysely, Kysely as KyselyBase, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Instant } from '../../kernel/temps.ts'
import type { Tables } from './tables.ts'
import { typesLus } from './types.ts'

/** The database, or a transaction of it: what a query needs. */
export type Db = Kysely<Tables>

/** A transaction: what a write needs. */
export type Tx = Transaction<Tables>

export type Base = { readonly db: Db; readonly url: string; readonly fermer: () => Promise<void> }

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
  const pool = new pg.Pool({ connectionString: url, max, types: typesLus, application_name: 'convergence' })
  let fermee = false
  const signaler = (erreur: Error): void => {
    if (!fermee) surErreur(erreur)
  }
  pool.on('error', signaler)
  pool.on('connect', client => client.on('error', signaler))
  const db = new KyselyBase<Tables>({ dialect: new PostgresDialect({ pool }) })
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
 * The next value of a named counter, from 1. The row stays locked until the transaction ends, so that the order of the
 * values is the order of the commits, without gaps: call it last in the transaction.
 */
export const prochain = async (tx: Tx, nom: string): Promise<number> => {
  const { valeur } = await tx
    .insertInto('compteurs')
    .values({ nom, valeur: 1 })
    .onConflict(conflit => conflit.column('nom').doUpdateSet({ valeur: sql`compteurs.valeur + 1` }))
    .returning('valeur')
    .executeTakeFirstOrThrow()
  return valeur
}
