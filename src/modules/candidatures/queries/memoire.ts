import type { Instant } from '../../../kernel/temps.ts'
import type { Candidature } from '../domain/candidature.ts'
import { chapitresDe } from '../domain/chapitres.ts'

/** A state as it was read: by its version and the date of its last fact, which no two states of a candidature share. */
export type EtatConnu = { readonly version: number; readonly majLe: Instant; readonly etat: Candidature }

/**
 * The states last read, by their number. PostgreSQL still answers every request — who may see, at which version — and sends
 * a state again only when it is no longer the one known here. What is kept is never changed: a page may be remembered by the
 * identity of its state.
 */
export type MemoireDesEtats = {
  readonly lire: (numero: string) => EtatConnu | undefined
  readonly garder: (numero: string, connu: EtatConnu) => void
}

/** In proofs: some 1.5 kB each, so that a whole memory weighs about as much as the rest of the process. */
const POIDS_MAX = 40_000

/** What a candidature without a single proof weighs. */
const POIDS_MIN = 10

const poidsDe = (etat: Candidature): number => {
  const avant = etat.statut === 'close' ? etat.avant : etat
  if (!('chapitres' in avant)) return POIDS_MIN
  return chapitresDe(avant).reduce((poids, [, { preuves }]) => poids + Object.keys(preuves).length, POIDS_MIN)
}

export const creerMemoireDesEtats = (poidsMax = POIDS_MAX): MemoireDesEtats => {
  const connus = new Map<string, EtatConnu & { readonly poids: number }>()
  let poids = 0
  const oublier = (numero: string): void => {
    poids -= connus.get(numero)?.poids ?? 0
    connus.delete(numero)
  }
  return {
    lire: numero => {
      const connu = connus.get(numero)
      if (!connu) return undefined
      // Put back last: the first of the map is the one not read for longest.
      connus.delete(numero)
      connus.set(numero, connu)
      return connu
    },
    garder: (numero, connu) => {
      oublier(numero)
      const ligne = { ...connu, poids: poidsDe(connu.etat) }
      connus.set(numero, ligne)
      poids += ligne.poids
      for (const ancien of connus.keys()) {
        if (poids <= poidsMax || ancien === numero) break
        oublier(ancien)
      }
    },
  }
}
