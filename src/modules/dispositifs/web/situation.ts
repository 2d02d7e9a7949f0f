import type { Dispositif } from '../domain/dispositif.ts'

/** Where a programme stands: « Ségur vague 2 · Imagerie ». The vague is not said twice, and what it hasn't is left out. */
export const situationDe = ({
  parcours,
  vague,
  couloir,
}: Pick<Dispositif, 'parcours' | 'vague' | 'couloir'>): string => {
  const dite = parcours.intitule.toLowerCase().includes(vague.toLowerCase())
  return [parcours.intitule, dite ? '' : vague, couloir].filter(Boolean).join(' · ')
}

/** GUI-4 — the programmes of each parcours, both by name. */
export const parParcours = <D extends Pick<Dispositif, 'parcours' | 'intitule'>>(
  dispositifs: readonly D[],
): readonly (readonly [string, readonly D[]])[] => {
  const alphabetique = new Intl.Collator('fr').compare
  const tries = dispositifs.toSorted((a, b) => alphabetique(a.intitule, b.intitule))
  return [...Map.groupBy(tries, ({ parcours }) => parcours.intitule)].toSorted(([a], [b]) => alphabetique(a, b))
}
