import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** COL-2 — the college grants the référencement. */
export const makeConsignerAttribution =
  (executer: Executer) =>
  ({ numero, acte }: SurCandidature): Promise<Resultat> =>
    executer({ numero, acte, commande: () => ({ type: 'consignerAttribution' }) })
