// Run by Stryker in its copy of the project, once the sources hold their mutants: the tests become two programs, without a
// compiler to start for each mutant.
import { globSync, mkdirSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'

const PROCHES =
  /\/(?:temps|cas-de-delais|delai-instruction|delais|depot|echeances|echeances-jalons|file|horloge|instruction|instruction-refus|jalons)\.test\.ts$/
/** What is drawn at random, and what reads workbooks: too slow to be run against each mutant. */
const LENTS = /proprietes|-modele|-oracle|programmes-livres/

const tous = globSync('src/{kernel,modules/candidatures/domain}/*.test.ts').sort()
const groupes = {
  // What is nearest to the rules that are broken: most mutants go no further.
  '1-proches': tous.filter(fichier => PROCHES.test(fichier)),
  '2-autres': tous.filter(fichier => !PROCHES.test(fichier) && !LENTS.test(fichier)),
}

mkdirSync('build/mutation', { recursive: true })
for (const [nom, fichiers] of Object.entries(groupes))
  writeFileSync(`build/mutation/${nom}.ts`, fichiers.map(fichier => `import '../../${fichier}'\n`).join(''))

// Two folders deep, as the tests that read a file beside them.
await build({
  entryPoints: Object.keys(groupes).map(nom => `build/mutation/${nom}.ts`),
  outdir: 'build/mutation',
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node26',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
})
