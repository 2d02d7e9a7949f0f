import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** INS-3 — the éditeur will be there. */
export const makeConfirmerJournee =
  (executer: Executer) =>
  ({ numero, acte }: SurCandidature): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'confirmerJournee' }) })
