import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** COL-2, COL-3 — blocking reservations: why, and on which proofs. */
export const makeConsignerReserves =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'consignerReserves'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'consignerReserves', ...demande }) })
