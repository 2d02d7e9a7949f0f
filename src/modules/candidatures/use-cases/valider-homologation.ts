import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** INT-7, INT-8 — the certificate is good; the last one makes the file ready for the convention. */
export const makeValiderHomologation =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'validerHomologation'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'validerHomologation', ...demande }) })
