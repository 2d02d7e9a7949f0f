import { globSync } from 'node:fs'
import { RACINE } from '../../src/platform/config/index.ts'

/** What is drawn at random, slower: run against the mutants that the cases left alive. */
for (const fichier of globSync('src/{kernel,modules/candidatures/domain}/*{proprietes,-modele,-oracle}.test.ts', {
  cwd: RACINE,
}).sort())
  await import(`${RACINE}/${fichier}`)
