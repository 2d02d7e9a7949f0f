import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as attendre } from 'node:timers/promises'

const lire = (chemin: string): string | undefined => {
  try {
    return readFileSync(chemin, 'utf8')
  } catch {
    return undefined
  }
}

const vivant = (pid: number): boolean => {
  if (!Number.isInteger(pid)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (erreur) {
    return (erreur as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * What tells a process from another that got the same number later: its start, counted from the machine's own. Where
 * /proc is missing, the number alone.
 */
const marqueDe = (pid: number): string => {
  const debut = lire(`/proc/${pid}/stat`)?.split(') ')[1]?.split(' ')[19] ?? ''
  const machine = lire('/proc/sys/kernel/random/boot_id')?.trim() ?? ''
  return `${pid} ${debut} ${machine}`
}

/** An instance whose `npm start` was killed stops by itself in less. */
const PATIENCE_MS = 2_000

/** The live process that holds a data folder, by the file it left there. */
export const occupant = (fichier: string): number | undefined => {
  const marque = lire(fichier)?.trim()
  const pid = Number.parseInt(marque ?? '', 10)
  return pid !== process.pid && vivant(pid) && marqueDe(pid) === marque ? pid : undefined
}

/**
 * Takes a data folder for this process.
 * @returns what gives it back.
 * @throws Error when another live process holds it and does not leave; what a dead one left is taken over.
 */
export const prendreDossier = async (fichier: string): Promise<() => void> => {
  for (let attendu = 0; occupant(fichier) !== undefined && attendu < PATIENCE_MS; attendu += 50) await attendre(50)
  const pid = occupant(fichier)
  if (pid !== undefined)
    throw new Error(`Une autre instance de Convergence (processus ${pid}) utilise déjà ce dossier de données.`)
  rmSync(fichier, { force: true })
  writeFileSync(fichier, marqueDe(process.pid), { flag: 'wx' })
  return () => rmSync(fichier, { force: true })
}

const estPostgresDe = (pid: number, donnees: string): boolean => {
  if (!vivant(pid)) return false
  if (!existsSync('/proc/self/cwd')) return true
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(donnees)
  } catch {
    return false
  }
}

/**
 * Stops a PostgreSQL that outlived the process which had started it, and removes the lock that a dead one left.
 * @param donnees its data folder @throws Error when it has not stopped within 30 s.
 */
export const arreterOrphelin = async (donnees: string): Promise<void> => {
  const fichier = `${donnees}/postmaster.pid`
  const pid = Number.parseInt(lire(fichier) ?? '', 10)
  if (!Number.isInteger(pid)) return
  for (let essai = 0; estPostgresDe(pid, donnees); essai++) {
    if (essai % 100 === 0) process.kill(pid, 'SIGINT')
    if (essai > 1500) throw new Error(`Le PostgreSQL de ce dossier (processus ${pid}) ne s’arrête pas.`)
    await attendre(20)
  }
  rmSync(fichier, { force: true })
}
