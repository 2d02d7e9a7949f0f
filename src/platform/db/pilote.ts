import { CompiledQuery, type Dialect, type Driver, PostgresDialect, PostgresDriver } from 'kysely'
import type pg from 'pg'

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

/** Names the statements of a client as they pass. Behind PgBouncer this asks for its version 1.21 or later. */
const nommer = (client: pg.PoolClient): void => {
  const envoyer: Envoi = client.query.bind(client)
  const envoyerNomme: Envoi = (demande, valeurs) => {
    const name = typeof demande === 'string' && valeurs ? nomDe(demande) : undefined
    return name === undefined || typeof demande !== 'string'
      ? envoyer(demande, valeurs)
      : envoyer({ name, text: demande, values: [...(valeurs ?? [])] })
  }
  Object.assign(client, { query: envoyerNomme })
}

/**
 * `begin` is not waited for: it travels with the first statement of the transaction, which fails if it did. The pool's
 * clients send statements one behind the other (`pipeline`), and PostgreSQL runs them in that order.
 */
const creerPilote = (pool: pg.Pool): Driver => {
  const pilote = new PostgresDriver({ pool })
  const attendre = pilote.beginTransaction.bind(pilote)
  const beginTransaction: Driver['beginTransaction'] = async (connexion, reglages) => {
    if (reglages.isolationLevel || reglages.accessMode) return attendre(connexion, reglages)
    connexion.executeQuery(CompiledQuery.raw('begin')).catch(() => undefined)
  }
  return Object.assign(pilote, { beginTransaction })
}

/** PostgreSQL as kysely speaks to it, in fewer round trips and with its plans kept. */
export const dialecte = (pool: pg.Pool): Dialect => {
  const postgres = new PostgresDialect({ pool })
  pool.on('connect', nommer)
  return {
    createDriver: () => creerPilote(pool),
    createQueryCompiler: () => postgres.createQueryCompiler(),
    createAdapter: () => postgres.createAdapter(),
    createIntrospector: db => postgres.createIntrospector(db),
  }
}
