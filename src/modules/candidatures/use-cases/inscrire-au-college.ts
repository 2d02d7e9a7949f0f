import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** COL-1 — on the agenda of one séance. */
export const makeInscrireAuCollege =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'inscrireAuCollege'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'inscrireAuCollege', ...demande }) })
