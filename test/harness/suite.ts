import { spawn } from 'node:child_process'
import { globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { demarrerPostgres } from '../../src/platform/db/embarque.ts'
import { dossierDEssai } from './dossier.ts'

/** What `npm test` runs: checks, then the tests in groups, on one PostgreSQL that is not durable. */

type Bilan = { readonly reussis: number; readonly echoues: number }

const dossier = dossierDEssai()

const executer = (commande: string, args: readonly string[], env: Record<string, string> = {}): Promise<number> =>
  new Promise(fini => {
    const enfant = spawn(commande, args, { stdio: 'inherit', env: { ...process.env, ...env } })
    enfant.on('error', () => fini(1))
    enfant.on('exit', code => fini(code ?? 1))
  })

const ecrire = (texte: string): void => void process.stdout.write(texte)

const CONTROLES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  types: ['tsc', '--noEmit'],
  format: ['biome', 'format'],
  lint: ['oxlint', '--type-aware', '--deny-warnings'],
}

const controler = async (nom: string, [commande, ...args]: readonly [string, ...string[]]): Promise<Bilan> => {
  ecrire(`\n— ${nom}\n`)
  const code = await executer(commande, args)
  return code === 0 ? { reussis: 1, echoues: 0 } : { reussis: 0, echoues: 1 }
}

const compte = (tap: string, nom: string): number => Number(new RegExp(`^# ${nom} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0)

type Groupe = { readonly nom: string; readonly fichiers: readonly string[]; readonly isoles: boolean }

/** @param isoles one process a file; otherwise one for all, faster, for tests that share nothing */
const tester = async ({ nom, fichiers, isoles }: Groupe, env: Record<string, string>): Promise<Bilan> => {
  if (fichiers.length === 0) return { reussis: 0, echoues: 0 }
  ecrire(`\n— ${nom} : ${fichiers.length} fichiers\n`)
  const rapport = join(dossier, `${nom}.tap`)
  const rapports = ['--test-reporter=dot', '--test-reporter-destination=stdout']
  const comptes = ['--test-reporter=tap', `--test-reporter-destination=${rapport}`]
  const isolation = isoles ? ['--test-concurrency=2'] : ['--test-isolation=none']
  const args = ['--import', 'tsx', '--test', ...isolation, ...rapports, ...comptes, ...fichiers]
  const code = await executer(process.execPath, args, env)
  const tap = readFileSync(rapport, 'utf8')
  const echoues = compte(tap, 'fail') + compte(tap, 'cancelled')
  return { reussis: compte(tap, 'pass'), echoues: code !== 0 && echoues === 0 ? 1 : echoues }
}

const groupes = (filtres: readonly string[]): readonly Groupe[] => {
  const tous = globSync([
    'src/**/*.test.{ts,tsx}',
    'test/**/*.test.{ts,tsx}',
    'bin/**/*.test.ts',
    'simulation/**/*.test.ts',
  ])
    .filter(fichier => filtres.length === 0 || filtres.some(filtre => fichier.includes(filtre)))
    .sort()
  const estParcours = (fichier: string): boolean => fichier.startsWith('test/parcours/')
  const estPur = (fichier: string): boolean => /\/domain\/|^src\/kernel\/|^test\/architecture/.test(fichier)
  return [
    { nom: 'domaine', fichiers: tous.filter(estPur), isoles: false },
    { nom: 'base et routes', fichiers: tous.filter(f => !estPur(f) && !estParcours(f)), isoles: true },
    { nom: 'parcours', fichiers: tous.filter(estParcours), isoles: true },
  ]
}

const principal = async (filtres: readonly string[]): Promise<number> => {
  const bilans: Bilan[] = []
  if (filtres.length === 0)
    for (const [nom, commande] of Object.entries(CONTROLES)) bilans.push(await controler(nom, commande))
  const postgres = await demarrerPostgres({ dossier, durable: false })
  try {
    for (const groupe of groupes(filtres)) bilans.push(await tester(groupe, { TEST_PG: postgres.url }))
  } finally {
    await postgres.arreter()
    rmSync(dossier, { recursive: true, force: true })
  }
  const reussis = bilans.reduce((total, bilan) => total + bilan.reussis, 0)
  const echoues = bilans.reduce((total, bilan) => total + bilan.echoues, 0)
  ecrire(`\n${reussis} passed, ${echoues} failed\n`)
  return echoues === 0 && reussis > 0 ? 0 : 1
}

process.exitCode = await principal(process.argv.slice(2))
