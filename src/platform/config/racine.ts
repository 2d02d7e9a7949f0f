import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

const remonter = (dossier: string): string => {
  if (existsSync(join(dossier, 'package.json')) && existsSync(join(dossier, 'migrations'))) return dossier
  const parent = dirname(dossier)
  if (parent === dossier) throw new Error('racine du projet introuvable')
  return remonter(parent)
}

/** The project's folder, whether the code runs from its sources or from the bundle in `build/`. */
export const RACINE = remonter(import.meta.dirname)
