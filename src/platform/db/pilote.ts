import {
  type Compilable,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresDialect,
  PostgresDriver,
  type QueryResult,
  type RawBuilder,
  type Transaction,
} from 'kysely'
import type pg from 'pg'
import type { Tables } from './tables.ts'

/** Texts that differ at each call would fill the server's memory: past that many, statements go unnamed. */
const NOMS_MAX = 1_000

const PREPARABLE = /^\s*(?:select|insert|update|delete|with)\b/i

/** One name a text, for the whole process: PostgreSQL then parses and plans it once a connection, not at every call. */
const creerNoms = (): ((texte: string) => string | undefined) => {
  const noms = new Map<string, string>()
  return texte => {
    const connu = noms.get(texte)
    if (connu !== undefined) return connu
    if (noms.size >= NOMS_MAX || !PREPARABLE.test(texte)) return undefined
    const nom = `c${noms.size}`
    noms.set(texte, nom)
    return nom
  }
}

const nomDe = creerNoms()

type Envoi = (demande: string | pg.QueryConfig, valeurs?: readonly unknown[]) => Promise<pg.QueryResult>

/**
 * Names the statements of a client as they pass, and writes in one go those that are sent together: each write wakes
 * PostgreSQL up. Behind PgBouncer, names ask for its version 1.21 or later.
 */
const preparer = (client: pg.PoolClient): void => {
  const envoyer: Envoi = client.query.bind(client)
  const { stream } = client.connection
  const lacher = (): void => stream.uncork()
  const envoyerNomme: Envoi = (demande, valeurs) => {
    stream.cork()
    process.nextTick(lacher)
    const name = typeof demande === 'string' && valeurs ? nomDe(demande) : undefined
    return name === undefined || typeof demande !== 'string'
      ? envoyer(demande, valeurs)
      : envoyer({ name, text: demande, values: [...(valeurs ?? [])] })
  }
  Object.assign(client, { query: envoyerNomme })
}

/** The commits sent ahead, by connection. */
const validations = new WeakMap<DatabaseConnection, Promise<void>>()

const refuser = (): never => {
  throw new Error('la transaction est conclue : rien ne s’y ajoute')
}

/** Commits at once, whatever the disk: `DURABLE` follows. */
const SANS_ATTENDRE = CompiledQuery.raw('set local synchronous_commit = off')

/**
 * A commit of its own, of no row, that waits for the disk as the operator set it (and for a standby): the log is written in
 * order, so that what was committed before it is then as durable as itself.
 */
const DURABLE = CompiledQuery.raw(`select pg_logical_emit_message(true, 'convergence', '')`)

/**
 * Runs the last statement of a transaction with its commit right behind, in one round trip; answers once it is durable. What
 * it locked is let go before the disk has answered, so that those who wait for it share one wait for the disk; nothing that
 * they write can outlive it. The statement must fail by itself where the transaction must be undone, since nobody looks at
 * its answer before the commit; the caller then only answers.
 */
export const conclure = <R>(tx: Transaction<Tables>, requete: RawBuilder<R>): Promise<QueryResult<R>> =>
  tx.getExecutor().provideConnection(connexion => {
    connexion.executeQuery(SANS_ATTENDRE).catch(() => undefined)
    const ecrite = connexion.executeQuery<R>(requete.compile(tx))
    const validee = Promise.all([valider(connexion), connexion.executeQuery(DURABLE)]).then(() => undefined)
    validee.catch(() => undefined)
    validations.set(connexion, validee)
    Object.assign(connexion, { executeQuery: refuser })
    return ecrite
  })

/** Sends statements one behind the other, in one round trip. The first fault is the one told; those that follow it did nothing. */
export const ensemble = <A, B>(
  tx: Transaction<Tables>,
  [premiere, seconde]: readonly [Compilable<A>, Compilable<B>],
): Promise<readonly [QueryResult<A>, QueryResult<B>]> =>
  tx.getExecutor().provideConnection(connexion => {
    const envoyees = [
      connexion.executeQuery<A>(premiere.compile()),
      connexion.executeQuery<B>(seconde.compile()),
    ] as const
    return Promise.all(envoyees)
  })

/** The answer to a commit sent ahead; undefined when none was. The connection takes statements again. */
const validationDe = (connexion: DatabaseConnection): Promise<void> | undefined => {
  const validee = validations.get(connexion)
  validations.delete(connexion)
  if (validee) Reflect.deleteProperty(connexion, 'executeQuery')
  return validee
}

/** @throws AbortedTransactionError when PostgreSQL answers that it undid the transaction */
const valider = (connexion: DatabaseConnection): Promise<void> =>
  PostgresDriver.prototype.commitTransaction.call(undefined, connexion)

/**
 * `begin` is not waited for: it travels with the first statement of the transaction, which fails if it did. The pool's
 * clients send statements one behind the other (`pipeline`), and PostgreSQL runs them in that order.
 */
const creerPilote = (pool: pg.Pool): Driver => {
  const pilote: Driver = new PostgresDriver({ pool })
  const [attendre, defaire] = [pilote.beginTransaction.bind(pilote), pilote.rollbackTransaction.bind(pilote)]
  const surcharges: Pick<Driver, 'beginTransaction' | 'commitTransaction' | 'rollbackTransaction'> = {
    beginTransaction: async (connexion, reglages) => {
      if (reglages.isolationLevel || reglages.accessMode) return attendre(connexion, reglages)
      connexion.executeQuery(CompiledQuery.raw('begin')).catch(() => undefined)
    },
    commitTransaction: connexion => validationDe(connexion) ?? valider(connexion),
    rollbackTransaction: async connexion => {
      await validationDe(connexion)?.catch(() => undefined)
      await defaire(connexion)
    },
  }
  return Object.assign(pilote, surcharges)
}

/** PostgreSQL as kysely speaks to it, in fewer round trips and with its plans kept. */
export const dialecte = (pool: pg.Pool): Dialect => {
  const postgres = new PostgresDialect({ pool })
  pool.on('connect', preparer)
  return {
    createDriver: () => creerPilote(pool),
    createQueryCompiler: () => postgres.createQueryCompiler(),
    createAdapter: () => postgres.createAdapter(),
    createIntrospector: db => postgres.createIntrospector(db),
  }
}
