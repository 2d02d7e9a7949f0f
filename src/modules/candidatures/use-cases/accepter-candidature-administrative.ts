import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** ADM-9 — step 2 opens. */
export const makeAccepterCandidatureAdministrative =
  (executer: Executer) =>
  ({ numero, acte }: SurCandidature): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'accepterCandidatureAdministrative' }) })
