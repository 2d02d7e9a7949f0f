import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** Off the agenda; the file can be put on another one. */
export const makeRetirerDuCollege =
  (executer: Executer) =>
  ({ numero, acte }: SurCandidature): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'retirerDuCollege' }) })
