import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** INT-10 — the éditeur asks for the industrial-support team. */
export const makeDemanderMediation =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'demanderMediation'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'demanderMediation', ...demande }) })
