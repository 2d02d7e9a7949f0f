import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { occupant } from '../../src/platform/db/verrou.ts'

const MEMOIRE = '/dev/shm'
const PLACE_MIN = 2 ** 30
const ABANDON_MS = 600_000
const PREFIXE = 'convergence-essai-'

/** Memory rather than a disk where there is enough: a database is cloned there in 10 ms instead of 200. */
const parent = (): string => {
  if (!existsSync(MEMOIRE)) return tmpdir()
  const { bavail, bsize } = statfsSync(MEMOIRE)
  return bavail * bsize > PLACE_MIN ? MEMOIRE : tmpdir()
}

/** What a run killed before its end left. */
const balayer = (dossier: string): void => {
  for (const nom of readdirSync(dossier).filter(entree => entree.startsWith(PREFIXE))) {
    const chemin = join(dossier, nom)
    const age = Date.now() - (statSync(chemin, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > ABANDON_MS && occupant(join(chemin, 'convergence.pid')) === undefined)
      rmSync(chemin, { recursive: true, force: true })
  }
}

/** A new folder for a PostgreSQL that need not be durable; whoever asked removes it. */
export const dossierDEssai = (): string => {
  const ou = parent()
  balayer(ou)
  return mkdtempSync(join(ou, PREFIXE))
}
