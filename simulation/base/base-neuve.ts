import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demarrerPostgres } from '../../src/platform/db/embarque.ts'
import { type Db, migrer, ouvrirBase } from '../../src/platform/db/index.ts'

/** A PostgreSQL of our own for the time of the command, migrated and empty; nothing of it is left. */
export const avecBaseNeuve = async <R>(faire: (db: Db) => Promise<R>): Promise<R> => {
  const dossier = await mkdtemp(join(tmpdir(), 'convergence-simulation-'))
  const postgres = await demarrerPostgres({ dossier, durable: false })
  try {
    await migrer(postgres.url)
    const base = ouvrirBase({ url: postgres.url, max: 2 })
    try {
      return await faire(base.db)
    } finally {
      await base.fermer()
    }
  } finally {
    await postgres.arreter()
    await rm(dossier, { recursive: true, force: true })
  }
}
