import type { Scene } from './scene.ts'

/** A computation of the product beside the least that it takes: both from the same input, in the same run. */
export type CasDeCalcul = {
  readonly nom: string
  /** What `nu` does, in words. */
  readonly etalon: string
  readonly objectifMs: number
  /** @throws Error when the product does not answer what is expected. */
  readonly produit: () => Promise<unknown>
  readonly nu: () => unknown
}

/** What prepares a case on a scene, once. */
export type PreparerCalcul = (scene: Scene) => Promise<CasDeCalcul>

export type MesureDeCalcul = {
  readonly nom: string
  readonly etalon: string
  readonly ms: number
  readonly nuMs: number
  /** How many times the bare computation. */
  readonly fois: number
  readonly objectifMs: number
}

const chronometrer = async (faire: () => unknown): Promise<number> => {
  const debut = performance.now()
  await faire()
  return performance.now() - debut
}

const mediane = (durees: readonly number[]): number =>
  durees.toSorted((a, b) => a - b)[Math.floor(durees.length / 2)] ?? Number.NaN

/** One after the other, by turns, so that what else the machine does weighs on both; the first turn is not counted. */
export const mesurerCalcul = async (
  { nom, etalon, objectifMs, produit, nu }: CasDeCalcul,
  tours: number,
): Promise<MesureDeCalcul> => {
  const durees: Record<'produit' | 'nu', number[]> = { produit: [], nu: [] }
  for (let tour = 0; tour <= tours; tour++) {
    const [duree, nue] = [await chronometrer(produit), await chronometrer(nu)]
    if (tour === 0) continue
    durees.produit.push(duree)
    durees.nu.push(nue)
  }
  const [ms, nuMs] = [mediane(durees.produit), mediane(durees.nu)]
  return { nom, etalon, ms, nuMs, fois: ms / nuMs, objectifMs }
}

const ENTETES = ['calcul', 'ms', 'objectif', 'étalon', 'ms', 'fois']

/** A table that reads in a terminal and in Markdown. */
export const tableauDesCalculs = (mesures: readonly MesureDeCalcul[]): string => {
  const dire = (valeur: number): string => valeur.toLocaleString('fr-FR', { maximumFractionDigits: 1 })
  const ecrire = (cellules: readonly string[]): string => `| ${cellules.join(' | ')} |`
  return [
    ecrire(ENTETES),
    ecrire(ENTETES.map(() => '---')),
    ...mesures.map(({ nom, etalon, ms, nuMs, fois, objectifMs }) =>
      ecrire([nom, dire(ms), `≤ ${dire(objectifMs)}`, etalon, dire(nuMs), dire(fois)]),
    ),
  ].join('\n')
}
