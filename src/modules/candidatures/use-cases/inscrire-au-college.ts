import type { CommandeDe, Decision } from '../domain/contexte.ts'
import type { Executer, SurCandidature } from './executer.ts'

/** COL-1 — on the agenda of one séance. */
export const makeInscrireAuCollege =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'inscrireAuCollege'>, 'type'>): Promise<Decision> =>
    executer({ numero, acte, commande: () => ({ type: 'inscrireAuCollege', ...demande }) })
