import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** INT-3 — the verifier’s verdict on one proof. */
export const makeRendreAvis =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'rendreAvis'>, 'type'>): Promise<Resultat> =>
    executer({ numero, acte, chapitres: [demande.chapitre], commande: () => ({ type: 'rendreAvis', ...demande }) })
