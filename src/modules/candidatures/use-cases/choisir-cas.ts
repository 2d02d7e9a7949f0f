import type { CommandeDe } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** PRE-1 — the éditeur says which case applies, of the cases that a proof tells apart. */
export const makeChoisirCas =
  (executer: Executer) =>
  ({ numero, acte, ...demande }: SurCandidature & Omit<CommandeDe<'choisirCas'>, 'type'>): Promise<Resultat> =>
    executer({
      numero,
      acte,
      chapitres: [demande.chapitre],
      commande: () => ({ type: 'choisirCas', ...demande }),
    })
