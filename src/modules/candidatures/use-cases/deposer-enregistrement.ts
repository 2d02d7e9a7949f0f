import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** INS-4 — one file of the recording of the test day, already stored whole. */
export const makeDeposerEnregistrement =
  (executer: Executer) =>
  ({
    numero,
    acte,
    ...demande
  }: SurCandidature & Omit<CommandeDe<'deposerEnregistrement'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'deposerEnregistrement', ...demande }) })
