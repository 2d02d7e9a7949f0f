import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { RACINE } from '../../../platform/config/index.ts'

/** Where the files of a programme are read from: a folder, or an archive in memory. */
export type Source = {
  /** `null` when there is no such file. */
  readonly lire: (nom: string) => Promise<Buffer | null>
  /** CVN-5 — a model of convention that programmes share, by its name; `null` when nobody has it. */
  readonly lireModele: (nom: string) => Promise<Buffer | null>
}

const lireFichier = async (chemin: string): Promise<Buffer | null> => {
  try {
    return await readFile(chemin)
  } catch (erreur) {
    if (erreur instanceof Error && 'code' in erreur && (erreur.code === 'ENOENT' || erreur.code === 'ENOTDIR'))
      return null
    throw erreur
  }
}

const modeleParmi =
  (...programmes: readonly string[]): Source['lireModele'] =>
  async nom => {
    for (const dossier of programmes) {
      const lu = await lireFichier(join(dossier, 'conventions', `${nom}.json`))
      if (lu) return lu
    }
    return null
  }

const LIVRES = join(RACINE, 'programmes')

/** The models that are shipped. */
export const modelesLivres = modeleParmi(LIVRES)

/** A folder. The models beside it come before those that are shipped. */
export const sourceDossier = (dossier: string): Source => ({
  lire: nom => lireFichier(join(dossier, nom)),
  lireModele: modeleParmi(dirname(resolve(dossier)), LIVRES),
})
