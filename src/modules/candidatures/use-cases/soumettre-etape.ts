import { controler, reponsesRetenues } from '../../dispositifs/index.ts'
import type { CodeEtape } from '../domain/candidature.ts'
import type { LireBrouillon } from './brouillons.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

/** ADM-6, ELI-6 — hands over the draft of a step, as its summary showed it; what no longer applies is left out. */
export const makeSoumettreEtape =
  ({ executer, lireBrouillon }: { readonly executer: Executer; readonly lireBrouillon: LireBrouillon }) =>
  ({ numero, acte, etape }: SurCandidature & { readonly etape: CodeEtape }): Promise<Resultat> =>
    executer({
      numero,
      acte,
      commande: async ({ dispositif }) => {
        const formulaire = dispositif.formulaires[etape]
        const brouillon = await lireBrouillon({ numero, etape })
        const reponses = reponsesRetenues(formulaire, brouillon?.reponses ?? {})
        const fautes = controler(formulaire, reponses, { complet: true, dispositif })
        return { type: 'soumettreEtape', etape, reponses, fautes }
      },
    })
