import type { CommandeDe, Decision } from '../domain/contexte.ts'
import type { Executer, SurCandidature } from './executer.ts'

/** PRE-1, PRE-2 — one pièce, already stored whole, for one expected proof. */
export const makeDeposerPreuve =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'deposerPreuve'>, 'type'>): Promise<Decision> =>
    executer({ numero, acte, commande: () => ({ type: 'deposerPreuve', ...demande }) })
