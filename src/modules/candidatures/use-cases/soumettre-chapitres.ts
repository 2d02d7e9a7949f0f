import type { CodeChapitre } from '../../dispositifs/index.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** PRE-5, INT-2 — one chapter or several at once, as the programme says; each takes its place in the queue in the order given. */
export const makeSoumettreChapitres =
  (executer: Executer) =>
  ({ numero, acte, chapitres }: SurCandidature & { readonly chapitres: readonly CodeChapitre[] }): Promise<Resultat> =>
    executer({
      numero,
      acte,
      rangs: chapitres.length,
      chapitres,
      entierSi: ({ uniteDInstruction }) => uniteDInstruction === 'dossier',
      commande: ({ rang }) => ({ type: 'soumettreChapitres', chapitres, rang }),
    })
