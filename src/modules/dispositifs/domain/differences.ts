import type { Instant } from '../../../kernel/temps.ts'
import type { DecisionDePaire } from './apparier-rem.ts'
import { comparerRem, type EcartRem } from './comparer-rem.ts'
import { comparerFormulaires, comparerReglages, type EcartReglage } from './ecarts-reglages.ts'
import type { DispositifAPublier } from './programme.ts'
import { ecarts, type Sens, sensDe } from './rapprocher.ts'

export type EcartJalon = {
  readonly sens: Sens
  readonly code: string
  readonly libelle: string
  readonly avant: Instant | null
  readonly apres: Instant | null
}

/** GUI-3 — the difference between two versions of a programme. */
export type Differences = {
  /** The requirements that are not as they were. */
  readonly exigences: readonly EcartRem[]
  readonly jalons: readonly EcartJalon[]
  readonly reglages: readonly EcartReglage[]
}

/** `decisions`: what agents said of the requirements that seem renumbered between these two. */
export const comparer = (
  avant: DispositifAPublier,
  apres: DispositifAPublier,
  decisions: readonly DecisionDePaire[] = [],
): Differences => ({
  exigences: comparerRem(avant.rem, apres.rem, decisions).filter(({ sort }) => sort !== 'inchangee'),
  jalons: comparerJalons(avant, apres),
  reglages: [...comparerReglages(avant, apres), ...comparerFormulaires(avant, apres)],
})

const comparerJalons = (avant: DispositifAPublier, apres: DispositifAPublier): readonly EcartJalon[] =>
  ecarts(
    avant.jalons.map(jalon => [jalon.code, jalon] as const),
    apres.jalons.map(jalon => [jalon.code, jalon] as const),
  ).map(paire => ({
    sens: sensDe(paire),
    code: paire.cle,
    libelle: [...new Set([paire.avant, paire.apres].flatMap(jalon => (jalon ? [jalon.libelle] : [])))].join(' → '),
    avant: paire.avant?.quand ?? null,
    apres: paire.apres?.quand ?? null,
  }))
