import type { Db } from '../../platform/db/index.ts'
import { type Dispositifs, lireVersions } from '../dispositifs/index.ts'
import { dossiersVecus, recenserDossiers } from './queries/dossiers-vecus.ts'
import { type EssayerVersion, makeEssayerVersion } from './use-cases/essayer-version.ts'

/** GUI-3 — the trial of a version, wired to PostgreSQL: between two files, this process does what else waits for it. */
export const composerEssai = (db: Db, { lire }: Pick<Dispositifs, 'lire'>): EssayerVersion =>
  makeEssayerVersion({
    recenser: source => recenserDossiers(db, source),
    lire: source => dossiersVecus(db, source),
    versionsDe: async guichet => {
      const publiees = await lireVersions(db, guichet)
      return Promise.all(publiees.map(({ id }) => lire(id)))
    },
    ceder: () => new Promise(suite => setImmediate(suite)),
  })
