import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composer } from '../../src/app/compose.ts'
import type { Composer } from '../../src/app/composition.ts'
import type { CompteDeDemonstration, Role } from '../../src/app/composition.ts'
import { demarrer } from '../../src/app/serveur.ts'
import { type Config, lireConfig } from '../../src/platform/config/index.ts'
import type { Db } from '../../src/platform/db/index.ts'
import { creerLog } from '../../src/platform/log/index.ts'
import { avantLaBase, baseDeTest } from './base.ts'

/** A port that nothing listens at. */
export const portLibre = (): Promise<number> =>
  new Promise((donner, refuser) => {
    const sonde = createServer()
    sonde.on('error', refuser)
    sonde.listen(0, '127.0.0.1', () => {
      const { port } = sonde.address() as AddressInfo
      sonde.close(() => donner(port))
    })
  })

export type ProduitDeTest = {
  readonly adresse: string
  readonly config: Config
  readonly comptes: readonly CompteDeDemonstration[]
  readonly db: Db
}

/**
 * The whole product in this process, in demonstration, on a fresh database and a folder of its own; stopped when the
 * test file is done. `LOG_LEVEL` in `env` shows its log.
 */
export const demarrerProduit = async ({
  role = 'tout',
  env = {},
}: {
  readonly role?: Role
  readonly env?: Readonly<Record<string, string>>
} = {}): Promise<ProduitDeTest> => {
  const { db, url } = await baseDeTest()
  const dossier = await mkdtemp(join(tmpdir(), 'convergence-produit-'))
  const config = lireConfig({
    PORT: String(await portLibre()),
    DATA_DIR: dossier,
    DATABASE_URL: url,
    DEMONSTRATION: '1',
    SESSION_SECRET: 'un secret de test, long de plus de trente-deux caractères',
    LOG_LEVEL: 'silent',
    ...env,
  })
  const log = creerLog({ niveau: config.niveauLog })
  const surPerte = (erreur: Error): void => {
    throw erreur
  }
  // A machine busy with other tests is late, and turns nobody away.
  const patient: Composer = socle => composer({ ...socle, limites: 'aucune' })
  const { adresse, comptes, arreter } = await demarrer({ config, role, log, composer: patient, surPerte })
  avantLaBase(async () => {
    await arreter()
    await rm(dossier, { recursive: true, force: true })
  })
  return { adresse, config, comptes, db }
}
