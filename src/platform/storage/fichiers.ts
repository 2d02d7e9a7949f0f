import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

export const estCode = (erreur: unknown, code: string): boolean =>
  erreur instanceof Error && 'code' in erreur && erreur.code === code

/** A file that is not there is one that holds nothing. */
export const siPresent = async (lire: () => Promise<void>): Promise<void> => {
  try {
    await lire()
  } catch (erreur) {
    if (!estCode(erreur, 'ENOENT')) throw erreur
  }
}

/** A file's name is durable once its folder is. */
export const synchroniserDossier = async (dossier: string): Promise<void> => {
  const poignee = await open(dossier, 'r')
  try {
    await poignee.sync()
  } finally {
    await poignee.close()
  }
}

/** The folder and those above it that are missing, each durable. */
export const creerDossier = async (dossier: string): Promise<void> => {
  const premier = await mkdir(dossier, { recursive: true, mode: 0o700 })
  for (let cree = dossier; premier !== undefined && cree.length >= premier.length; cree = dirname(cree))
    await synchroniserDossier(dirname(cree))
}
