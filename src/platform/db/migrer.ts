import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { RACINE } from '../config/racine.ts'

export type Migration = { readonly nom: string; readonly empreinte: string; readonly sql: string }

/** Any constant number does; two processes that start together take turns. */
const VERROU = 7_264_001

/** The numbered files, in order. */
export const lireMigrations = async (dossier = join(RACINE, 'migrations')): Promise<readonly Migration[]> => {
  const noms = (await readdir(dossier)).filter(nom => /^\d{4}-[a-z0-9-]+\.sql$/.test(nom)).sort()
  return Promise.all(
    noms.map(async nom => {
      const texte = await readFile(join(dossier, nom), 'utf8')
      return { nom, empreinte: createHash('sha256').update(texte).digest('hex'), sql: texte }
    }),
  )
}

/**
 * Brings a database to the version of the code, forward only: the job queue's own schema, then each file not yet
 * applied, in its own transaction. Can be run by several processes at once.
 * @returns the names of the files applied by this call.
 * @throws Error when a file already applied was changed or is gone: the database then belongs to another version.
 */
export const migrer = async (url: string, { dossier }: { readonly dossier?: string } = {}): Promise<string[]> => {
  const migrations = await lireMigrations(dossier)
  const client = new pg.Client({ connectionString: url, application_name: 'convergence-migrer' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [VERROU])
    await migrerFile(url)
    return await appliquer(client, migrations)
  } finally {
    await client.end()
  }
}

/** The job queue's own schema. Its errors reject; a connection that breaks once it is idle concerns nobody. */
const migrerFile = async (url: string): Promise<void> => {
  const pgPool = new pg.Pool({ connectionString: url, max: 2, application_name: 'convergence-migrer' })
  const ignorer = (): void => undefined
  pgPool.on('error', ignorer)
  pgPool.on('connect', client => client.on('error', ignorer))
  try {
    await runMigrations({ pgPool })
  } finally {
    await pgPool.end()
  }
}

const appliquer = async (client: pg.Client, migrations: readonly Migration[]): Promise<string[]> => {
  await client.query(`create table if not exists migrations (
    nom text primary key, empreinte text not null, le timestamptz not null default clock_timestamp())`)
  const { rows } = await client.query<{ nom: string; empreinte: string }>('select nom, empreinte from migrations')
  const connues = new Map(migrations.map(migration => [migration.nom, migration.empreinte]))
  for (const { nom, empreinte } of rows) {
    if (!connues.has(nom)) throw new Error(`La base contient la migration ${nom}, que cette version ne connaît pas.`)
    if (connues.get(nom) !== empreinte) throw new Error(`La migration ${nom} a été modifiée après son application.`)
  }
  const faites = new Set(rows.map(({ nom }) => nom))
  const nouvelles = migrations.filter(({ nom }) => !faites.has(nom))
  for (const migration of nouvelles) await appliquerUne(client, migration)
  return nouvelles.map(({ nom }) => nom)
}

const appliquerUne = async (client: pg.Client, { nom, empreinte, sql }: Migration): Promise<void> => {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into migrations (nom, empreinte) values ($1, $2)', [nom, empreinte])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`La migration ${nom} a échoué : ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
}
