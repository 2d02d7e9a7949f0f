import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { after, type TestContext } from 'node:test'
import pg from 'pg'
import { demarrerPostgres } from '../../src/platform/db/embarque.ts'
import { type Db, lireMigrations, migrer, ouvrirBase } from '../../src/platform/db/index.ts'
import { dossierDEssai } from './dossier.ts'

export type BaseDeTest = {
  readonly db: Db
  readonly url: string
  /** Another pool on the same database: a second process, as far as PostgreSQL can tell. */
  readonly autre: (max?: number) => Db
  /** Closes the pools and drops the database. `baseDeTest` and `avecBase` see to it. */
  readonly fermer: () => Promise<void>
}

/** Where PostgreSQL listens: `npm test` starts one for the whole run; a file run alone has its own. */
type Serveur = { readonly url: string; readonly arreter: () => Promise<void> }

const demarrerLocal = async (): Promise<Serveur> => {
  const dossier = dossierDEssai()
  const postgres = await demarrerPostgres({ dossier, durable: false })
  const arreter = async (): Promise<void> => {
    await postgres.arreter()
    await rm(dossier, { recursive: true, force: true })
  }
  return { url: postgres.url, arreter }
}

let serveurLocal: Promise<Serveur> | undefined

const serveur = (): Promise<Serveur> => {
  const partage = process.env['TEST_PG']
  if (partage) return Promise.resolve({ url: partage, arreter: () => Promise.resolve() })
  serveurLocal ??= demarrerLocal()
  return serveurLocal
}

const urlDe = (url: string, base: string): string => {
  const adresse = new URL(url)
  adresse.pathname = `/${base}`
  return adresse.href
}

const avecClient = async <R>(url: string, faire: (client: pg.Client) => Promise<R>): Promise<R> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await faire(client)
  } finally {
    await client.end()
  }
}

/** The migrated database that all others are cloned from; its name changes with the migrations. */
const modele = async (url: string): Promise<string> => {
  const empreintes = (await lireMigrations()).map(({ nom, empreinte }) => nom + empreinte).join()
  const nom = `modele_${createHash('sha256').update(empreintes).digest('hex').slice(0, 16)}`
  await avecClient(url, async client => {
    await client.query('select pg_advisory_lock(7264002)')
    const { rowCount } = await client.query('select from pg_database where datname = $1', [nom])
    if (rowCount) return
    const neuf = `neuf_${randomUUID().replaceAll('-', '')}`
    await client.query(`create database ${neuf}`)
    await migrer(urlDe(url, neuf))
    await client.query(`alter database ${neuf} rename to ${nom}`)
  })
  return nom
}

const modeles = new Map<string, Promise<string>>()

const cloner = async (): Promise<BaseDeTest> => {
  const { url } = await serveur()
  const connu = modeles.get(url) ?? modele(url)
  modeles.set(url, connu)
  const source = await connu
  const nom = `test_${randomUUID().replaceAll('-', '')}`
  await avecClient(url, client => client.query(`create database ${nom} template ${source} strategy file_copy`))
  const base = ouvrirBase({ url: urlDe(url, nom) })
  const autres: (() => Promise<void>)[] = []
  return {
    db: base.db,
    url: base.url,
    autre: max => {
      const seconde = ouvrirBase(max === undefined ? { url: base.url } : { url: base.url, max })
      autres.push(seconde.fermer)
      return seconde.db
    },
    fermer: async () => {
      await Promise.all([base.fermer(), ...autres.map(fermer => fermer())])
      await avecClient(url, client => client.query(`drop database ${nom} with (force)`))
    },
  }
}

const ouvertes: BaseDeTest[] = []

const avant: (() => Promise<unknown>)[] = []

/** What stands on a test database stops before it does, the last started first. */
export const avantLaBase = (arreter: () => Promise<unknown>): void => void avant.unshift(arreter)

after(async () => {
  for (const arreter of avant) await arreter()
  await Promise.all(ouvertes.map(base => base.fermer()))
  await (await serveurLocal)?.arreter()
})

/**
 * A fresh, migrated database for the whole file: `const { db } = await baseDeTest()` at its top. Dropped when the file
 * is done.
 */
export const baseDeTest = async (): Promise<BaseDeTest> => {
  const base = await cloner()
  ouvertes.push(base)
  return base
}

/** A fresh, migrated database for one test; dropped when it is done. */
export const avecBase = async (t: TestContext): Promise<BaseDeTest> => {
  const base = await cloner()
  t.after(() => base.fermer())
  return base
}

/** The key and the actor of an act, for tests that write. */
export const acteDe = <A>(acteur: A, cle: string = randomUUID()): { acteur: A; cle: string; empreinte: string } => ({
  acteur,
  cle,
  empreinte: createHash('sha256').update(cle).digest('hex'),
})
