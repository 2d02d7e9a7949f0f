import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** ADM-7 — refuses, with the reasons that the éditeur will read. */
export const makeRefuserCandidature =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'refuserCandidature'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'refuserCandidature', ...demande }) })
