import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** INT-7 — what was deposited is not the certificate, and the éditeur is told why. */
export const makeRefuserHomologation =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'refuserHomologation'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'refuserHomologation', ...demande }) })
