import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { lireConfig } from './lire.ts'

export { type Config, ConfigurationRefusee, type CoordonneesOperateur, type Niveau, type Sceau } from './config.ts'
export { lireConfig } from './lire.ts'
export { RACINE } from './racine.ts'

/** Drawn once and kept with the data: a restart signs nobody out. */
const secretGarde = (dossier: string): string => {
  mkdirSync(dossier, { recursive: true })
  const fichier = join(dossier, 'session.secret')
  try {
    writeFileSync(fichier, randomBytes(48).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code !== 'EEXIST') throw erreur
  }
  return readFileSync(fichier, 'utf8')
}

/**
 * The settings of this process, frozen: the only reading of the environment.
 * @throws ConfigurationRefusee with a sentence for each fault
 */
export const chargerConfig = (): Config => {
  const config = lireConfig(process.env)
  return config.secretSession ? config : Object.freeze({ ...config, secretSession: secretGarde(config.dossier) })
}
