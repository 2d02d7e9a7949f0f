import type { Candidature } from './candidature.ts'
import { evolve } from './evolve.ts'
import type { Fait } from './faits.ts'

/** What a journal tells when told again; or the position, from 1, of the line that can't follow from those before it. */
export type Rejeu = { readonly ok: true; readonly etat: Candidature } | { readonly ok: false; readonly rompuA: number }

/** PUB-4 — folds lines that may have been tampered with: whatever `evolve` makes of them, it is said and not thrown. */
export const rejouer = (faits: readonly Fait[]): Rejeu => {
  let etat: Candidature | null = null
  for (const [rang, fait] of faits.entries()) {
    try {
      etat = evolve(etat, fait)
    } catch {
      return { ok: false, rompuA: rang + 1 }
    }
  }
  return etat === null ? { ok: false, rompuA: 1 } : { ok: true, etat }
}

/**
 * Where two states differ, as paths (`chapitres.annuaire.statut`), the first few of them; none when they say the same. A
 * field that is not there and one that is undefined are alike: a state that was stored has no other choice.
 */
export const ecarts = (a: unknown, b: unknown, { chemin = '', max = 5 } = {}): readonly string[] => {
  if (Object.is(a, b)) return []
  if (!estObjet(a) || !estObjet(b) || Array.isArray(a) !== Array.isArray(b)) return [chemin]
  const trouves: string[] = []
  for (const cle of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (trouves.length >= max) break
    trouves.push(
      ...ecarts(a[cle], b[cle], { chemin: chemin === '' ? cle : `${chemin}.${cle}`, max: max - trouves.length }),
    )
  }
  return trouves
}

const estObjet = (valeur: unknown): valeur is Readonly<Record<string, unknown>> =>
  typeof valeur === 'object' && valeur !== null
