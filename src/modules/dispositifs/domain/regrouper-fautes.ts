import type { FauteImport } from './fautes-import.ts'
import { lireAdresse } from './feuille.ts'

/** The same fault, told once: `plages` are all its cells, « A2 », or « A3 à A244 » where they follow each other in a column. */
export type FauteRegroupee = {
  readonly faute: FauteImport
  readonly plages: readonly string[]
  readonly nombre: number
}

/** REM-3 — faults of which the same sentence is said, in the order of the first cell of each. No cell is left out. */
export const regrouperFautes = (
  fautes: readonly FauteImport[],
  phrase: (faute: FauteImport) => string,
): readonly FauteRegroupee[] =>
  [...Map.groupBy(fautes, faute => `${faute.feuille}\n${phrase(faute)}`).values()].flatMap(semblables => {
    const [faute] = semblables
    const cellules = semblables.map(({ cellule }) => cellule)
    return faute ? [{ faute, plages: plagesDe(cellules), nombre: semblables.length }] : []
  })

type Suite = { readonly colonne: string; readonly debut: number; readonly fin: number }

/** Merged ranges, and what is no address, stay as they are. */
const plagesDe = (cellules: readonly string[]): readonly string[] => {
  const seules = cellules.filter(cellule => cellule.includes(':') || lireAdresse(cellule) === null)
  const adresses = cellules.flatMap(cellule => (seules.includes(cellule) ? [] : (lireAdresse(cellule) ?? [])))
  const suites = adresses.reduce<readonly Suite[]>((faites, { colonne, ligne }) => {
    const suivie = faites.find(suite => suite.colonne === colonne && suite.fin === ligne - 1)
    return suivie
      ? faites.map(suite => (suite === suivie ? { ...suite, fin: ligne } : suite))
      : [...faites, { colonne, debut: ligne, fin: ligne }]
  }, [])
  return [
    ...suites.map(({ colonne, debut, fin }) =>
      debut === fin ? `${colonne}${debut}` : `${colonne}${debut} à ${colonne}${fin}`,
    ),
    ...seules,
  ]
}
