import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** Puts a chapter back in the queue, at its place. */
export const makeRendreChapitre =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'rendreChapitre'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, chapitres: [demande.chapitre], commande: () => ({ type: 'rendreChapitre', ...demande }) })
