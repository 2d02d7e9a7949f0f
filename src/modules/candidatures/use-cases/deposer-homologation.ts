import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** INT-7, CND-3 — the certificate of a homologation that was pending, already stored whole. */
export const makeDeposerHomologation =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'deposerHomologation'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'deposerHomologation', ...demande }) })
