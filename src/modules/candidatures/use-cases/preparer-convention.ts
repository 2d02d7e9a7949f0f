import type { CommandeDe, Decision } from '../domain/contexte.ts'
import type { Executer, SurCandidature } from './executer.ts'

/** CVN-1 — `document`: the SHA-256 of the PDF composed from the programme’s model. */
export const makePreparerConvention =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'preparerConvention'>, 'type'>): Promise<Decision> =>
    executer({ numero, acte, commande: () => ({ type: 'preparerConvention', ...demande }) })
