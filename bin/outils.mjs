// Runs under the system's own node (20 or later), before anything is installed: plain JavaScript, no dependency.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const racine = dirname(dirname(fileURLToPath(import.meta.url)))

const modules = join(racine, 'node_modules')

/** What npm says that it installed, rewritten at the end of each installation. */
const installes = join(modules, '.package-lock.json')

/** The node of the project, not the system's. */
export const node = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')

const paquets = chemin => JSON.parse(readFileSync(chemin, 'utf8')).packages

/** Whether what the lock names is there. A package of another platform is in the lock, and not here. */
const estInstalle = avecDev => {
  if (!existsSync(node) || !existsSync(installes)) return false
  const presents = paquets(installes)
  return Object.entries(paquets(join(racine, 'package-lock.json'))).every(
    ([chemin, { version, optional, devOptional, dev }]) =>
      chemin === '' || optional || devOptional || (dev && !avecDev) || presents[chemin]?.version === version,
  )
}

/**
 * Installs what the lock file names, when it is not there. A tree installed without the packages of development is enough
 * to serve. `npm install` and not `npm ci`: the latter refuses a lock that misses optional packages of other platforms.
 * Speaks on the standard error: the standard output is the command's own.
 */
export const installer = ({ dev = false } = {}) => {
  if (estInstalle(dev)) return
  process.stderr.write('Installation des dépendances…\n')
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: racine,
    stdio: ['ignore', process.stderr, 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status === 0) return
  process.stderr.write('L’installation des dépendances a échoué : voyez le message de npm ci-dessus.\n')
  process.exit(1)
}

const derniereModification = dossier => {
  let derniere = statSync(dossier).mtimeMs
  for (const entree of readdirSync(dossier, { withFileTypes: true, recursive: true }))
    derniere = Math.max(derniere, statSync(join(entree.parentPath ?? entree.path, entree.name)).mtimeMs)
  return derniere
}

/** The doors that run from a bundle. */
export const PORTES = [
  'serve',
  'migrate',
  'import-rem',
  'habiliter',
  'publier-programme',
  'verifier-pieces',
  'exporter-programme',
  'delays',
  'simulate',
]

/** Bundles the doors into `build/`, when a source changed since. */
export const construire = async () => {
  const sorties = PORTES.map(porte => join(racine, 'build', `${porte}.js`))
  if (sorties.every(sortie => existsSync(sortie))) {
    const sources = Math.max(
      ...['src', 'bin', 'simulation'].map(dossier => derniereModification(join(racine, dossier))),
      statSync(installes).mtimeMs,
    )
    if (sorties.every(sortie => statSync(sortie).mtimeMs > sources)) return
  }
  await empaqueter(
    PORTES.map(porte => `bin/${porte}.ts`),
    'build',
  )
}

/** Bundles programs for node into a folder of the project. Packages stay in node_modules. */
export const empaqueter = async (entrees, dossier) => {
  const { build } = await import(new URL('../node_modules/esbuild/lib/main.js', import.meta.url).href)
  const { outputFiles } = await build({
    absWorkingDir: racine,
    entryPoints: entrees,
    outdir: dossier,
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node26',
    sourcemap: true,
    sourcesContent: false,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  })
  mkdirSync(join(racine, dossier), { recursive: true })
  // Whoever starts meanwhile reads a whole file, the old one or the new.
  for (const { path, contents } of outputFiles) {
    const neuf = `${path}.${process.pid}`
    writeFileSync(neuf, contents)
    renameSync(neuf, path)
  }
}

/** How the service runs: stacks in lines of the sources; a nursery of memory of 4 MB, for answers that are short. */
export const reglagesDuService = ['--import', new URL('traces.mjs', import.meta.url).href, '--max-semi-space-size=4']

/** Runs a program to its end, passing signals on. @returns its exit code */
export const executer = (commande, args, options = {}) =>
  new Promise(fini => {
    const enfant = spawn(commande, args, { cwd: racine, stdio: 'inherit', ...options })
    const transmettre = signal => enfant.kill(signal)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, transmettre)
    enfant.on('error', erreur => {
      process.stderr.write(`${erreur.message}\n`)
      fini(1)
    })
    enfant.on('exit', (code, signal) => {
      for (const nom of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(nom, transmettre)
      fini(code ?? (signal ? 1 : 0))
    })
  })
