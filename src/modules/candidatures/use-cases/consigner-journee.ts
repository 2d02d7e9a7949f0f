import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** INS-3 — what came of each scenario on the test day. */
export const makeConsignerJournee =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'consignerJournee'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'consignerJournee', ...demande }) })
