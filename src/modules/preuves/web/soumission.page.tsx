import type { VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import { Confirmation, Entete, type Erreur, format, ResumeErreurs } from '../../../ui/index.ts'
import {
  type CandidatureVue,
  type ChapitreDepose,
  chemins,
  compterPreuves,
  filDeCandidature,
  titreCandidature,
} from '../../candidatures/index.ts'
import type { ChapitreApplicable, Dispositif } from '../../dispositifs/index.ts'
import { CasAChoisir } from './cas-a-choisir.tsx'

export type VueSoumission = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly chapitre: ChapitreApplicable
  readonly depose: ChapitreDepose
  readonly erreurs: readonly Erreur[]
}

/** PRE-5, PRE-6 — what handing over a chapter does, before it is done. */
export const pageSoumission = ({ vue, dispositif, chapitre, depose, erreurs }: VueSoumission): Page => {
  const { numero } = vue.etat
  const premiere = depose.statut === 'en_depot'
  const titre = titreCandidature({ vue, dispositif })
  const retour = chemins.chapitre(numero, chapitre.code)
  return {
    titre: `${premiere ? 'Soumettre' : 'Resoumettre'} le chapitre ${chapitre.titre}`,
    titreCourt: premiere ? 'Soumettre' : 'Resoumettre',
    filAriane: [...filDeCandidature({ kind: 'editeur' }, { numero, titre }), { libelle: chapitre.titre, href: retour }],
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} titre="Ce chapitre ne peut pas être soumis" />
        <Entete
          titre={`${premiere ? 'Soumettre' : 'Resoumettre'} le chapitre « ${chapitre.titre} »`}
          surtitre={`Candidature n° ${numero}`}
        />
        <Confirmation
          action={chemins.soumissionChapitre(numero, chapitre.code)}
          bouton={premiere ? 'Soumettre le chapitre' : 'Resoumettre le chapitre'}
          annuler={retour}
          libelleAnnuler="Revenir au chapitre"
        >
          <p>
            Vous remettez à l’agence {format.pluriel(compterPreuves(depose).total, 'preuve')}. Le chapitre est figé dès
            sa réception et prend place dans la file d’attente ; vous recevez un accusé de réception avec l’empreinte de
            chaque pièce.
          </p>
          <CasAChoisir numero={numero} code={chapitre.code} chapitre={depose} />
          <CasDeclares depose={depose} />
          <p>Une preuve ne pourra être changée que si l’agence demande sa modification.</p>
        </Confirmation>
      </>
    ),
  }
}

/** PRE-1 — what is handed over with the proofs, and can't be said otherwise after. */
const CasDeclares = ({ depose }: Pick<VueSoumission, 'depose'>): VNode | null => {
  const declares = (depose.conditions ?? []).flatMap(({ preuve, choix }) =>
    choix ? `cas ${choix.cas} pour la preuve ${preuve}` : [],
  )
  return declares.length > 0 ? <p>{`Vous déclarez ${format.enumeration(declares)}.`}</p> : null
}
