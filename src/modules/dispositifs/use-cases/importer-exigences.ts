import type { Auteur } from '../../../kernel/acteur.ts'
import type { Rem } from '../domain/rem.ts'
import type { DepotDispositifs, Version } from './ports.ts'

/**
 * REM-3 — new requirements for a programme: a draft that is its last published version with these requirements in place of
 * its own. `null` when the programme has no published version.
 */
export const importerExigences = async (
  depot: DepotDispositifs,
  { code, rem, par }: { readonly code: string; readonly rem: Rem; readonly par: Auteur },
): Promise<Version | null> => {
  const derniere = await depot.derniere(code)
  if (!derniere) return null
  const { id: _, version: __, ...contenu } = derniere
  return depot.ecrireBrouillon({ ...contenu, rem }, par)
}
