import type { Programme } from '../processus.ts'
import type { Scene } from '../scene.ts'

/** What was measured, and what it should be. */
export type Figure = {
  readonly nom: string
  readonly valeur: number
  readonly unite: 'Mo/s' | 'Mo' | 'ms' | '%'
  /** None for a yardstick. */
  readonly objectif?: { readonly sens: '≥' | '≤'; readonly valeur: number }
}

/** A product of its own, that no other case has warmed or filled; `dossier`: on the disk that it writes to. */
export type Banc = {
  readonly scene: Scene
  readonly produit: Programme
  readonly origine: string
  readonly dossier: string
  readonly court: boolean
}

export type CasDEnvoi = { readonly nom: string; readonly mesurer: (banc: Banc) => Promise<readonly Figure[]> }

export const quantile = (valeurs: readonly number[], part: number): number => {
  const triees = valeurs.toSorted((a, b) => a - b)
  return triees[Math.min(triees.length - 1, Math.floor(triees.length * part))] ?? Number.NaN
}

/** In milliseconds. */
export const chronometrer = async (faire: () => unknown): Promise<number> => {
  const debut = performance.now()
  await faire()
  return performance.now() - debut
}

const dire = (valeur: number): string => valeur.toLocaleString('fr-FR', { maximumFractionDigits: 1 })

/** A table that reads in a terminal and in Markdown. */
export const tableauDesFigures = (figures: readonly Figure[]): string =>
  [
    '| envois et lectures | mesuré | objectif |',
    '| --- | --: | --: |',
    ...figures.map(({ nom, valeur, unite, objectif }) => {
      const but = objectif ? `${objectif.sens} ${dire(objectif.valeur)} ${unite}` : ''
      return `| ${nom} | ${dire(valeur)} ${unite} | ${but} |`
    }),
  ].join('\n')
