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

/** A file's text; the mark that some editors begin it with is no part of it, and a line ends in one way only. */
export const texteDe = (octets: Buffer): string =>
  octets
    .toString('utf8')
    .replace(/^\u{feff}/u, '')
    .replaceAll('\r\n', '\n')

/** The same faults, placed in the file that they are in. */
export const dans = <T>(fichier: string, lu: Lu<T>): Lu<T> =>
  lu.ok
    ? lu
    : refuse(
        ...lu.fautes.map(({ chemin, phrase }) => ({
          chemin: chemin === fichier || chemin === '' ? fichier : `${fichier}, ${chemin}`,
          phrase,
        })),
      )

/** A JSON file by its schema; `nom` says which one, when it isn't JSON at all. */
export const lireJson = <T>(
  octets: Buffer,
  { nom, selon }: { readonly nom: string; readonly selon: (valeur: unknown) => Lu<T> },
): Lu<T> => {
  try {
    return selon(JSON.parse(texteDe(octets)))
  } catch (erreur) {
    if (!(erreur instanceof SyntaxError)) throw erreur
    return refuse({ chemin: nom, phrase: `Ce fichier n’est pas du JSON : ${erreur.message}` })
  }
}
