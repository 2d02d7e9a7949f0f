import type { Decision } from '../domain/contexte.ts'
import type { Executer, SurCandidature } from './executer.ts'

/** COL-2 — the college grants the référencement. */
export const makeConsignerAttribution =
  (executer: Executer) =>
  ({ numero, acte }: SurCandidature): Promise<Decision> =>
    executer({ numero, acte, commande: () => ({ type: 'consignerAttribution' }) })
