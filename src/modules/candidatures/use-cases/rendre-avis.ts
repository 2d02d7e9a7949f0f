import type { CommandeDe, Decision } from '../domain/contexte.ts'
import type { Executer, SurCandidature } from './executer.ts'

/** INT-3 — the verifier’s verdict on one proof. */
export const makeRendreAvis =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'rendreAvis'>, 'type'>): Promise<Decision> =>
    executer({ numero, acte, commande: () => ({ type: 'rendreAvis', ...demande }) })
