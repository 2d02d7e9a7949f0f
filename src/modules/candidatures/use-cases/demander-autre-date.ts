import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** INS-3 — the éditeur can't be there, and says why: the agency has two weeks again. */
export const makeDemanderAutreDate =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'demanderAutreDate'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'demanderAutreDate', ...demande }) })
