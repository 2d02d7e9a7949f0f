import type { ActeurAgent } from '../../../kernel/acteur.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  ChampTexteLong,
  Confirmation,
  Echeance as EcheanceVue,
  Entete,
  type Erreur,
  erreurDe,
  LienBouton,
  ResumeErreurs,
} from '../../../ui/index.ts'
import {
  type CandidatureVue,
  chemins,
  cleEcheance,
  echeancesDepassees,
  effetEnMots,
  filDeCandidature,
  motifPropose,
  pourquoiEnMots,
  titreCandidature,
} from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'

export type VueConstat = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly acteur: ActeurAgent
  readonly erreurs: readonly Erreur[]
  readonly explication?: string
}

/** P19 — the machine proposes, a named agent pronounces: the date, the rule, and the reason already written. */
export const pageConstat = ({ vue, dispositif, acteur, erreurs, explication }: VueConstat): Page => {
  const { numero } = vue.etat
  const titre = titreCandidature({ vue, dispositif })
  const [echeance] = echeancesDepassees(vue.etat, dispositif, vue.le)
  return {
    titre: `Échéance dépassée, ${titre}`,
    titreCourt: 'Échéance dépassée',
    filAriane: filDeCandidature(acteur, { numero, titre }),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete
          titre="Échéance dépassée : confirmer la suite"
          surtitre={`Candidature n° ${numero} · ${vue.entreprise.nom}`}
        />
        {echeance ? (
          <Confirmation
            action={chemins.constat(numero)}
            bouton="Confirmer et clore la candidature"
            danger
            champs={{ echeance: cleEcheance(echeance) }}
            annuler={chemins.candidature(numero)}
            libelleAnnuler="Revenir à la candidature"
            saisie={
              <ChampTexteLong
                nom="explication"
                libelle="Motif, tel que l’éditeur le lira"
                obligatoire
                longueurMax={4000}
                valeur={explication ?? motifPropose(echeance)}
                erreur={erreurDe(erreurs, 'explication')}
              />
            }
          >
            <p>
              <EcheanceVue limite={echeance.quand} maintenant={vue.le} />. {effetEnMots(echeance)}
            </p>
            <p>{pourquoiEnMots(echeance)}</p>
          </Confirmation>
        ) : (
          <Alerte ton="info" titre="Aucune échéance de cette candidature n’est dépassée">
            <LienBouton href={chemins.candidature(numero)}>Retour à la candidature</LienBouton>
          </Alerte>
        )}
      </>
    ),
  }
}
