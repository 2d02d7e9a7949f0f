import type { CodeChapitre } from '../../dispositifs/index.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** INT-2 — the first of the queue goes to one verifier, and to that one only. */
export const makePrendreChapitre =
  (executer: Executer) =>
  ({ numero, acte, chapitre }: SurCandidature & { readonly chapitre: CodeChapitre }): Promise<Resultat> =>
    executer({
      numero,
      acte,
      chapitres: [chapitre],
      commande: async ({ dispositif, registre }) => ({
        type: 'prendreChapitre',
        chapitre,
        rangDeTete: await registre.rangDeTete(dispositif.code),
      }),
    })
