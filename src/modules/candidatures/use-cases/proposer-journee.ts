import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** INS-2 — a date and the data sets for the test day, proposed by the agency; another one until it is confirmed. */
export const makeProposerJournee =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'proposerJournee'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'proposerJournee', ...demande }) })
