import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** INT-4 — sends the request for change: the 24 h and the 30 days run from there. */
export const makeDemanderModifications =
  (executer: Executer) =>
  ({
    numero,
    acte,
    ...demande
  }: SurCandidature & Omit<CommandeDe<'demanderModifications'>, 'type'>): Promise<Resultat> =>
    executer({
      numero,
      acte,
      chapitres: [demande.chapitre],
      commande: () => ({ type: 'demanderModifications', ...demande }),
    })
