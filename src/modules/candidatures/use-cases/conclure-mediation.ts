import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** INT-10 — the industrial-support team answers. */
export const makeConclureMediation =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'conclureMediation'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'conclureMediation', ...demande }) })
