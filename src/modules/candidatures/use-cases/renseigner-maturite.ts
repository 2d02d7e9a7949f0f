import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** ELI-9 — all the answers at once; given again, they replace the ones before. */
export const makeRenseignerMaturite =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'renseignerMaturite'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'renseignerMaturite', ...demande }) })
