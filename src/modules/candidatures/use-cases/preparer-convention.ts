import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** CVN-1 — `document`: the SHA-256 of the PDF composed from the programme’s model. */
export const makePreparerConvention =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'preparerConvention'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'preparerConvention', ...demande }) })
