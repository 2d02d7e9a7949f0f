import { globSync } from 'node:fs'
import { RACINE } from '../../src/platform/config/index.ts'

/** The cases of time and of the procedure in one process: what `npm run mutation` runs against each mutant, in a second. */
const LENTS = /proprietes|-modele|-oracle|programmes-livres/
for (const fichier of globSync('src/{kernel,modules/candidatures/domain}/*.test.ts', { cwd: RACINE }).sort())
  if (!LENTS.test(fichier)) await import(`${RACINE}/${fichier}`)
