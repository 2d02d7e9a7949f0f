import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** ADM-7, ADM-8 — asks the éditeur for what a step lacks; the 5 jours ouvrés run from there. */
export const makeDemanderComplement =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'demanderComplement'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'demanderComplement', ...demande }) })
