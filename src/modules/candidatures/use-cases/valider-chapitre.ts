import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** INT-8 — the chapter is conforming; the last one makes the file ready for the convention. */
export const makeValiderChapitre =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'validerChapitre'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'validerChapitre', ...demande }) })
