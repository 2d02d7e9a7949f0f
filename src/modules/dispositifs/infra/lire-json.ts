import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FauteProgramme } from '../domain/fautes-programme.ts'

export type Lu<T> =
  | { readonly ok: true; readonly valeur: T }
  | { readonly ok: false; readonly fautes: readonly FauteProgramme[] }

export const refuse = (
  ...fautes: readonly FauteProgramme[]
): { readonly ok: false; readonly fautes: readonly FauteProgramme[] } => ({
  ok: false,
  fautes,
})

/** `null` when there is no such file. */
export const lireFichier = async (chemin: string): Promise<Buffer | null> => {
  try {
    return await readFile(chemin)
  } catch (erreur) {
    if (erreur instanceof Error && 'code' in erreur && (erreur.code === 'ENOENT' || erreur.code === 'ENOTDIR'))
      return null
    throw erreur
  }
}

/** A JSON file of a folder, by its schema; `null` when there is no such file. */
export const lireJson = async <T>(
  dossier: string,
  { nom, selon }: { readonly nom: string; readonly selon: (valeur: unknown) => Lu<T> },
): Promise<Lu<T> | null> => {
  const texte = await lireFichier(join(dossier, nom))
  if (!texte) return null
  try {
    return selon(JSON.parse(texte.toString('utf8')))
  } catch (erreur) {
    if (!(erreur instanceof SyntaxError)) throw erreur
    return refuse({ chemin: nom, phrase: `Ce fichier n’est pas du JSON : ${erreur.message}` })
  }
}
