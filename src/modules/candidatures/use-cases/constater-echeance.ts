import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** ADM-8, INT-6, JAL-1…3 — an agent pronounces what follows from a deadline that has passed. */
export const makeConstaterEcheance =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'constaterEcheance'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'constaterEcheance', ...demande }) })
