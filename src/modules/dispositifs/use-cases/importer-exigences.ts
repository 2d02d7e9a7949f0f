import type { Auteur } from '../../../kernel/acteur.ts'
import { type Chantier, chantierDe } from '../domain/chantier.ts'
import type { Rem } from '../domain/rem.ts'
import type { DepotChantiers } from './ports-chantiers.ts'

/** The chantier in which requirements were written, and the version that it prepares. */
export type ExigencesImportees = { readonly code: string; readonly version: number }

/**
 * REM-3 — new requirements for a programme go in its chantier, in place of those that are there. It is opened first when none is
 * under way: from the version in force; where there is none, from `defaut`.
 */
export const importerExigences = async (
  depot: DepotChantiers,
  {
    code,
    rem,
    par,
    defaut,
  }: { readonly code: string; readonly rem: Rem; readonly par: Auteur; readonly defaut: Chantier | null },
): Promise<ExigencesImportees | null> => {
  await depot.prendre(code)
  const publiee = await depot.derniere(code)
  const enCours = await depot.chargerChantier(code)
  const chantier = enCours?.chantier ?? (publiee && chantierDe(publiee)) ?? defaut
  if (!chantier) return null
  if (!enCours) {
    const note = publiee ? `d’après la version ${publiee.version}` : ''
    await depot.ecrireChantier(chantier, { geste: publiee ? 'ouverture' : 'import', note, par })
  }
  await depot.ecrireChantier({ ...chantier, rem }, { geste: 'exigences', note: '', par })
  return { code, version: (publiee?.version ?? 0) + 1 }
}
