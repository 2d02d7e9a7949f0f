import { chargerConfig, type Config } from '../src/platform/config/index.ts'
import { demarrerPostgres } from '../src/platform/db/embarque.ts'
import { type Db, migrer, ouvrirBase } from '../src/platform/db/index.ts'

/** Where the base of these settings is: DATABASE_URL, or the embedded one, which runs for the time of the command. */
export const avecAdresse = async <R>(faire: (url: string, config: Config) => Promise<R>): Promise<R> => {
  const config = chargerConfig()
  if (config.base.url) return faire(config.base.url, config)
  const embarque = await demarrerPostgres({ dossier: config.dossier })
  try {
    return await faire(embarque.url, config)
  } finally {
    await embarque.arreter()
  }
}

/** The base, migrated, with the settings that led to it. */
export const avecBase = <R>(faire: (db: Db, config: Config) => Promise<R>): Promise<R> =>
  avecAdresse(async (url, config) => {
    await migrer(url)
    const base = ouvrirBase({ url, max: 1 })
    try {
      return await faire(base.db, config)
    } finally {
      await base.fermer()
    }
  })
