import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { type Browser, chromium } from 'playwright-core'
import { RACINE } from '../../src/platform/config/racine.ts'

/** No sandbox: tests often run as root, and open only our own pages. The rest keeps Chromium from calling home. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]

type Chromium = { readonly chemin: string; readonly env: Readonly<Record<string, string>> }

const lireVersion = (): string => {
  const paquet = readFileSync(join(RACINE, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')
  return (JSON.parse(paquet) as { version: string }).version
}

/** Unpacks the Chromium that npm installed, once per version and person; the folder appears when whole. */
const deballer = (): Chromium => {
  const dossier = join(tmpdir(), `convergence-chromium-${lireVersion()}-${process.getuid?.() ?? ''}`)
  if (!existsSync(dossier)) {
    const neuf = mkdtempSync(`${dossier}-`)
    const programme = `import c from '@sparticuz/chromium'; await c.executablePath()`
    execFileSync(process.execPath, ['--input-type=module', '--eval', programme], {
      cwd: RACINE,
      stdio: 'ignore',
      // Where it unpacks to, and that the libraries which a bare machine misses are wanted too.
      env: { ...process.env, TMPDIR: neuf, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    })
    try {
      renameSync(neuf, dossier)
    } catch {
      rmSync(neuf, { recursive: true, force: true })
    }
  }
  return {
    chemin: join(dossier, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(dossier, 'al2023', 'lib'),
      ...(existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(dossier, 'fonts') }),
    },
  }
}

const trouver = (): Chromium => {
  const donne = process.env['CHROMIUM_PATH']
  if (donne) return { chemin: donne, env: {} }
  if (existsSync(join(RACINE, 'node_modules/@sparticuz/chromium'))) return deballer()
  return { chemin: '/usr/bin/chromium', env: {} }
}

/** A headless Chromium, closed when the test file is done. */
export const ouvrirNavigateur = async (): Promise<Browser> => {
  const { chemin, env } = trouver()
  const navigateur = await chromium.launch({
    executablePath: chemin,
    args: ARGUMENTS,
    env: { ...process.env, ...env } as Record<string, string>,
  })
  after(() => navigateur.close())
  return navigateur
}
