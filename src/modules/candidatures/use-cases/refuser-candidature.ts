import type { CommandeDe, Decision } from '../domain/contexte.ts'
import type { Executer, SurCandidature } from './executer.ts'

/** ADM-7 — refuses, with the reasons that the éditeur will read. */
export const makeRefuserCandidature =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'refuserCandidature'>, 'type'>): Promise<Decision> =>
    executer({ numero, acte, commande: () => ({ type: 'refuserCandidature', ...demande }) })
