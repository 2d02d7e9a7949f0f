import type { Entetes } from './colonnes-import.ts'
import type { AvertissementImport } from './fautes-import.ts'
import type { Feuille } from './feuille.ts'
import type { LigneRem } from './lignes-import.ts'
import type { Rem } from './rem.ts'

/** Columns in which something is written below the headers, and that have none. */
const colonnesSansEntete = (feuille: Feuille, { ligne, lettres, supplementaires }: Entetes): readonly string[] => {
  const nommees = new Set([...lettres.values(), ...supplementaires.map(colonne => colonne.lettres)])
  const ecrites = feuille.lignes
    .filter(({ numero }) => numero > ligne)
    .flatMap(({ cellules }) => [...cellules].filter(([, { kind }]) => kind === 'texte').map(([colonne]) => colonne))
  return [...new Set(ecrites)].filter(colonne => !nommees.has(colonne))
}

const exigencesSansPreuve = (rem: Rem | null): readonly string[] =>
  (rem?.chapitres ?? [])
    .flatMap(({ exigences }) => exigences)
    .filter(({ nature, scenarios }) => nature === 'exigence' && scenarios.every(({ preuves }) => preuves.length === 0))
    .map(({ id }) => id)

/**
 * What is worth knowing of a workbook and prevents nothing: the columns first, then the cells, then what was not read.
 * `profils`: those that were read, when nobody could say which the programme declares.
 */
export const remarques = ({
  feuilles,
  feuille,
  entetes,
  lignes,
  rem,
  profils,
}: {
  readonly feuilles: readonly Feuille[]
  readonly feuille: Feuille
  readonly entetes: Entetes
  readonly lignes: readonly LigneRem[]
  readonly rem: Rem | null
  readonly profils: readonly string[] | null
}): readonly AvertissementImport[] => {
  const ici = { feuille: feuille.nom }
  const premiere = new Map(lignes.toReversed().map(({ de }) => [de('ID').valeur, de('ID').cellule]))
  return [
    ...entetes.supplementaires.map(
      ({ cellule, entete }) => ({ ...ici, cellule, code: 'colonne_supplementaire', entete }) as const,
    ),
    ...colonnesSansEntete(feuille, entetes).map(
      lettres => ({ ...ici, cellule: `${lettres}${entetes.ligne}`, code: 'colonne_sans_entete' }) as const,
    ),
    ...entetes.absentes.map(
      colonne => ({ ...ici, cellule: '', code: 'colonne_facultative_absente', colonne }) as const,
    ),
    ...lignes
      .flatMap(({ de }) => (['Exigence', 'Commentaire', 'Scénario de conformité', 'Preuve'] as const).map(de))
      .filter(({ perdus }) => perdus.length > 0)
      .map(({ cellule, perdus }) => ({ ...ici, cellule, code: 'mise_en_forme_perdue', elements: perdus }) as const),
    ...exigencesSansPreuve(rem).map(
      id => ({ ...ici, cellule: premiere.get(id) ?? '', code: 'exigence_sans_preuve', id }) as const,
    ),
    ...(profils ? [{ ...ici, cellule: '', code: 'profils_non_controles', lus: profils } as const] : []),
    ...feuilles
      .filter(autre => autre !== feuille && autre.lignes.length > 0)
      .map(({ nom }) => ({ feuille: nom, cellule: '', code: 'feuille_non_reprise' }) as const),
  ]
}
