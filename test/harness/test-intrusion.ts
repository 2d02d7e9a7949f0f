import type { FormulaireTest } from '../../src/modules/dispositifs/index.ts'

const point = (id: string, gravite: 'haute' | 'moyenne' | 'na', rubrique: string, types = ['web']) => ({
  id,
  rubrique,
  intitule: `Intitulé ${id}`,
  enonce: `Énoncé ${id}.`,
  gravite,
  types,
  graviteParType: id === 'P3' ? { mobile: 'haute' as const } : {},
})

/** A small form: two kinds of application, five points, one negative answer of medium severity admitted. */
export const formulaireDeTest: FormulaireTest = {
  version: 'essai 1',
  typesApplication: [
    { code: 'web', libelle: 'Application web' },
    { code: 'mobile', libelle: 'Application mobile' },
  ],
  points: [
    point('P1', 'haute', 'Accès'),
    point('P2', 'moyenne', 'Accès'),
    point('P3', 'moyenne', 'Journaux', ['web', 'mobile']),
    point('P4', 'na', 'Journaux'),
    point('P5', 'haute', 'Mobile', ['mobile']),
  ],
  moyennesNegativesMax: 1,
  ageMaxMois: 12,
}
