import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** PRE-1, PRE-2 — one pièce, already stored whole, for one expected proof. */
export const makeDeposerPreuve =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'deposerPreuve'>, 'type'>): Promise<Resultat> =>
    executer({
      numero,
      acte,
      chapitres: [demande.chapitre],
      commande: () => ({ type: 'deposerPreuve', ...demande }),
    })
