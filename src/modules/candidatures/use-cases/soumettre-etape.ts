import { ConflitDeVersion } from '../../../kernel/erreurs.ts'
import { controler, reponsesRetenues } from '../../dispositifs/index.ts'
import type { CodeEtape } from '../domain/candidature.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

type Soumission = SurCandidature & {
  readonly etape: CodeEtape
  /** The version of the draft that the summary showed, 0 for none; nothing is compared when no summary was shown. */
  readonly versionVue?: number
}

/**
 * ADM-6, ELI-6 — hands over the draft of a step, as its summary showed it; what no longer applies is left out.
 * @throws ConflitDeVersion when a colleague changed the draft since.
 */
export const makeSoumettreEtape =
  (executer: Executer) =>
  ({ numero, acte, etape, versionVue }: Soumission): Promise<Resultat> =>
    executer({
      numero,
      acte,
      commande: async ({ dispositif, registre }) => {
        const formulaire = dispositif.formulaires[etape]
        const brouillon = await registre.lireBrouillon({ numero, etape })
        if (versionVue !== undefined && (brouillon?.version ?? 0) !== versionVue) throw new ConflitDeVersion()
        const reponses = reponsesRetenues(formulaire, brouillon?.reponses ?? {})
        const fautes = controler(formulaire, reponses, { complet: true, dispositif })
        return { type: 'soumettreEtape', etape, reponses, fautes }
      },
    })
