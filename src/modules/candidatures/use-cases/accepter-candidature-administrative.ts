import type { Decision } from '../domain/contexte.ts'
import type { Executer, SurCandidature } from './executer.ts'

/** ADM-9 — step 2 opens. */
export const makeAccepterCandidatureAdministrative =
  (executer: Executer) =>
  ({ numero, acte }: SurCandidature): Promise<Decision> =>
    executer({ numero, acte, commande: () => ({ type: 'accepterCandidatureAdministrative' }) })
