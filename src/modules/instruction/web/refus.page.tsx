import type { ActeurAgent } from '../../../kernel/acteur.ts'
import type { Page } from '../../../platform/http/contract.ts'
import { ChampMotif, Confirmation, Entete, type Erreur, erreurDe, ResumeErreurs } from '../../../ui/index.ts'
import {
  type CandidatureVue,
  chemins,
  type CodeEtape,
  filDeCandidature,
  titreCandidature,
} from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'

export type VueRefus = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly etape: CodeEtape
  readonly acteur: ActeurAgent
  readonly motif: string
  readonly erreurs: readonly Erreur[]
}

/** ADM-7 — what a refusal does, its reasons and the ways of appeal, before it is pronounced. */
export const pageRefus = ({ vue, dispositif, etape, acteur, motif, erreurs }: VueRefus): Page => {
  const { numero } = vue.etat
  const titre = titreCandidature({ vue, dispositif })
  const retour = chemins.instructionEtape(numero, etape)
  return {
    titre: 'Refuser la candidature',
    filAriane: [...filDeCandidature(acteur, { numero, titre }), { libelle: dispositif.etapes[etape], href: retour }],
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} titre="La candidature n’a pas été refusée" />
        <Entete titre="Refuser la candidature" surtitre={`Candidature n° ${numero} · ${vue.entreprise.nom}`} />
        <Confirmation
          action={chemins.refus(numero, etape)}
          bouton="Refuser la candidature"
          danger
          annuler={retour}
          libelleAnnuler="Revenir à l’examen"
          saisie={
            <ChampMotif
              phrases={dispositif.textes.motifs.refus}
              nom="motif"
              libelle="Motifs du refus, en fait et en droit"
              aide="L’éditeur les lit dans sa messagerie, avec les voies de recours."
              obligatoire
              valeur={motif}
              longueurMax={4000}
              erreur={erreurDe(erreurs, 'motif')}
            />
          }
        >
          <p>
            La candidature de {vue.entreprise.nom} est close, et ne peut pas être rouverte. La décision est notifiée à
            l’éditeur dans la messagerie et annoncée par courriel.
          </p>
          <p>Voies de recours jointes à la décision : {dispositif.mentions.recours}</p>
        </Confirmation>
      </>
    ),
  }
}
