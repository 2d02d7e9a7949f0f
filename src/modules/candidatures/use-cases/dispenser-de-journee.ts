import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** INS-1 — the agency does without a test day, and says why. */
export const makeDispenserDeJournee =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'dispenserDeJournee'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'dispenserDeJournee', ...demande }) })
