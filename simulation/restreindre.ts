import type { Candidature, Fait } from '../src/modules/candidatures/index.ts'
import type { CodeChapitre, Dispositif } from '../src/modules/dispositifs/index.ts'

/** The chapters that a fact changes, when it changes nothing else. */
export const chapitresTouches = (faits: readonly Fait[]): readonly CodeChapitre[] | null => {
  const codes = new Set<CodeChapitre>()
  for (const fait of faits) {
    if (!('chapitre' in fait)) return null
    codes.add(fait.chapitre)
  }
  return [...codes]
}

/**
 * The file with these chapters alone, as the use-cases load it: what is to be done on a chapter, and when, does not depend on
 * the others — which `memeEnEntier` of the invariants holds. `null`: the whole file must be looked at, as it is where it is
 * handed over whole.
 */
export const restreinte = (
  etat: Candidature,
  faits: readonly Fait[],
  { uniteDInstruction }: Dispositif,
): Candidature | null => {
  const codes = chapitresTouches(faits)
  if (codes === null || etat.statut !== 'depot_des_preuves' || uniteDInstruction === 'dossier') return null
  const chapitres: Partial<Record<CodeChapitre, (typeof etat.chapitres)[CodeChapitre]>> = {}
  for (const code of codes) {
    const chapitre = etat.chapitres[code]
    if (chapitre) chapitres[code] = chapitre
  }
  return { ...etat, chapitres: chapitres as typeof etat.chapitres }
}
