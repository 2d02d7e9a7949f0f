import type { Decision } from '../domain/contexte.ts'
import type { Executer, SurCandidature } from './executer.ts'

/** Off the agenda; the file can be put on another one. */
export const makeRetirerDuCollege =
  (executer: Executer) =>
  ({ numero, acte }: SurCandidature): Promise<Decision> =>
    executer({ numero, acte, commande: () => ({ type: 'retirerDuCollege' }) })
