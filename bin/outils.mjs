// Runs under the system's own node (20 or later), before anything is installed: plain JavaScript, no dependency.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const racine = dirname(dirname(fileURLToPath(import.meta.url)))

const modules = join(racine, 'node_modules')
const timbre = join(modules, '.convergence-installe')

/** The node of the project, not the system's. */
export const node = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')

const empreinte = () =>
  createHash('sha256')
    .update(readFileSync(join(racine, 'package-lock.json')))
    .digest('hex')

const lire = chemin => (existsSync(chemin) ? readFileSync(chemin, 'utf8') : '')

/**
 * Installs what the lock file names, when it changed since the last time. `npm install` and not `npm ci`: the latter
 * refuses a lock that misses optional packages of other platforms.
 */
export const installer = () => {
  if (existsSync(node) && lire(timbre) === empreinte()) return
  process.stdout.write('Installation des dépendances…\n')
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: racine,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    process.stderr.write('L’installation des dépendances a échoué : voyez le message de npm ci-dessus.\n')
    process.exit(1)
  }
  writeFileSync(timbre, empreinte())
}

const derniereModification = dossier => {
  let derniere = statSync(dossier).mtimeMs
  for (const entree of readdirSync(dossier, { withFileTypes: true, recursive: true }))
    derniere = Math.max(derniere, statSync(join(entree.parentPath ?? entree.path, entree.name)).mtimeMs)
  return derniere
}

/** Bundles the doors of the server into `build/`, when a source changed since. */
export const construire = async () => {
  const sortie = join(racine, 'build', 'serve.js')
  if (existsSync(sortie)) {
    const sources = [join(racine, 'src'), join(racine, 'bin'), timbre].map(chemin =>
      statSync(chemin).isDirectory() ? derniereModification(chemin) : statSync(chemin).mtimeMs,
    )
    if (statSync(sortie).mtimeMs > Math.max(...sources)) return
  }
  await empaqueter(['bin/serve.ts', 'bin/migrate.ts'], 'build')
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
