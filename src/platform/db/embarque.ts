import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import { type Binaires, binaires, donner, type Identite, identitePour, lancer } from './lancement.ts'
import { arreterOrphelin, prendreDossier } from './verrou.ts'

export type Postgres = {
  /** For `ouvrirBase`: the socket is private to this machine and this person. */
  readonly url: string
  /** Stops it as an operator would (fast shutdown): what is committed is on disk. */
  readonly arreter: () => Promise<void>
}

export type OptionsPostgres = {
  /** DATA_DIR: data go in its `postgresql/`, the log in its `postgresql.log`. */
  readonly dossier: string
  /** false gives up durability for speed: only for tests that are not about it. */
  readonly durable?: boolean
  /** Told when PostgreSQL dies and could not be started again: the process has nothing left to do. */
  readonly surPerte?: (erreur: Error) => void
}

type Lieux = {
  readonly donnees: string
  readonly socket: string
  readonly journal: string
  readonly outils: Binaires
  readonly identite: Identite
  readonly durable: boolean
}

/** A unix socket's path has at most 107 bytes. */
const LIMITE_SOCKET = 107 - '/.s.PGSQL.5432'.length

const dossierSocket = (dossier: string): string => {
  const voisin = join(dossier, 'socket')
  if (Buffer.byteLength(voisin) <= LIMITE_SOCKET) return voisin
  return join(tmpdir(), `convergence-${createHash('sha256').update(dossier).digest('hex').slice(0, 16)}`)
}

/** Nobody else may have made this folder before us: in a shared temporary folder, they could listen in our place. */
const creerPrive = (dossier: string, identite: Identite): void => {
  mkdirSync(dossier, { mode: 0o700, recursive: true })
  donner(dossier, identite)
  const { uid, mode } = lstatSync(dossier)
  const attendu = identite.kind === 'personne' ? 65534 : (process.getuid?.() ?? uid)
  if (uid !== attendu || (mode & 0o077) !== 0) throw new Error(`Le dossier ${dossier} appartient à quelqu’un d’autre.`)
}

/** initdb works beside and the folder is renamed when whole: one that was cut short never passes for a database. */
const initialiser = async ({ donnees, outils, identite, durable }: Lieux): Promise<void> => {
  const neuf = `${donnees}.neuf`
  rmSync(neuf, { recursive: true, force: true })
  creerPrive(neuf, identite)
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=fr-FR']
  const args = [
    '--pgdata',
    neuf,
    '--username=convergence',
    '--auth=trust',
    ...locale,
    ...(durable ? [] : ['--no-sync']),
  ]
  const enfant = lancer([outils.initdb, ...args], { identite, cwd: neuf, stdio: ['ignore', 'ignore', 'pipe'] })
  const erreurs: Buffer[] = []
  enfant.stderr?.on('data', morceau => erreurs.push(morceau))
  const [code] = await once(enfant, 'close')
  if (code !== 0) throw new Error(`initdb a échoué : ${Buffer.concat(erreurs).toString().trim()}`)
  renameSync(neuf, donnees)
}

const reglages = ({ socket, durable }: Lieux): string[] =>
  Object.entries({
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '200',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }).flatMap(([nom, valeur]) => ['-c', `${nom}=${valeur}`])

/** The eighth line of postmaster.pid says when it accepts connections. */
const pret = (donnees: string, pid: number | undefined): boolean => {
  try {
    const lignes = readFileSync(join(donnees, 'postmaster.pid'), 'utf8').split('\n')
    return Number(lignes[0]) === pid && lignes[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

/** Five minutes: after a crash, PostgreSQL first replays what was committed. */
const ATTENTE_MS = 300_000

const demarrerUneFois = async (lieux: Lieux): Promise<{ arreter: () => Promise<void>; fin: Promise<unknown> }> => {
  await arreterOrphelin(lieux.donnees)
  const tropGros = existsSync(lieux.journal) && statSync(lieux.journal).size > 10_000_000
  const journal = openSync(lieux.journal, tropGros ? 'w' : 'a', 0o600)
  const depuis = tropGros ? 0 : statSync(lieux.journal).size
  const enfant = lancer([lieux.outils.postgres, '-D', lieux.donnees, ...reglages(lieux)], {
    identite: lieux.identite,
    cwd: lieux.donnees,
    stdio: ['ignore', journal, journal],
  })
  closeSync(journal)
  const fin = once(enfant, 'exit')
  for (let attendu = 0; !pret(lieux.donnees, enfant.pid); attendu += 10) {
    if (enfant.exitCode !== null || enfant.signalCode !== null || attendu > ATTENTE_MS) {
      enfant.kill('SIGQUIT')
      throw new Error(`PostgreSQL ne démarre pas.\n${readFileSync(lieux.journal, 'utf8').slice(depuis).slice(-2000)}`)
    }
    await attendre(10)
  }
  const arreter = async (): Promise<void> => {
    if (enfant.exitCode !== null || enfant.signalCode !== null) return
    enfant.kill('SIGINT')
    const trop = setTimeout(() => enfant.kill('SIGQUIT'), 30_000)
    await fin
    clearTimeout(trop)
  }
  return { arreter, fin }
}

/** The backends of a killed PostgreSQL need a moment to notice: until then the next one refuses to start. */
const redemarrer = async (lieux: Lieux): ReturnType<typeof demarrerUneFois> => {
  for (let essai = 1; ; essai++) {
    try {
      return await demarrerUneFois(lieux)
    } catch (erreur) {
      if (essai === 20) throw erreur
      await attendre(250)
    }
  }
}

/**
 * A real PostgreSQL of our own, reachable by a private socket alone. One that a dead process left is stopped first; one
 * that dies is started again.
 * @throws Error when another live instance holds the folder, or when PostgreSQL cannot start (the end of its log is in it).
 */
export const demarrerPostgres = async (options: OptionsPostgres): Promise<Postgres> => {
  const { durable = true, surPerte = () => undefined } = options
  const dossier = resolve(options.dossier)
  mkdirSync(dossier, { recursive: true })
  const rendre = await prendreDossier(join(dossier, 'convergence.pid'))
  const outils = await binaires()
  const identite = identitePour(dossier, outils)
  const socket = dossierSocket(dossier)
  const donnees = join(dossier, 'postgresql')
  const lieux = { donnees, socket, outils, identite, journal: `${donnees}.log`, durable }
  creerPrive(socket, identite)
  if (existsSync(donnees)) donner(donnees, identite)
  else await initialiser(lieux)

  let demarrage = redemarrer(lieux)
  await demarrage
  let voulu = true
  const veiller = async (): Promise<void> => {
    while (voulu) {
      await (await demarrage).fin
      if (voulu) demarrage = redemarrer(lieux)
    }
  }
  veiller().catch(surPerte)
  const arreter = async (): Promise<void> => {
    voulu = false
    // A restart under way is waited for: stopped before it ends, it would leave a PostgreSQL behind.
    await demarrage.then(
      enCours => enCours.arreter(),
      () => undefined,
    )
    rmSync(socket, { recursive: true, force: true })
    rendre()
  }
  return { url: `postgresql://convergence@localhost/postgres?host=${encodeURIComponent(socket)}`, arreter }
}
