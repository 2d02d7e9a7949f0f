import type { VNode } from 'preact'
import type { Personne } from '../../../kernel/acteur.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  Bouton,
  ChampTexteLong,
  Citation,
  Confirmation,
  Entete,
  type Erreur,
  erreurDe,
  format,
  Formulaire,
  Lien,
  ProchaineEtape,
  ResumeErreurs,
  Section,
} from '../../../ui/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { Mediation } from '../domain/controles.ts'
import { avantCloture } from '../domain/contexte.ts'
import { decide } from '../domain/decide.ts'
import { estLeSien } from '../domain/droits.ts'
import { echeances } from '../domain/echeances.ts'
import type { Fait } from '../domain/faits.ts'
import type { CandidatureVue } from '../queries/voir-candidature.ts'
import { filDeCandidature } from './candidature.page.tsx'
import { type EntreeDHistorique, Historique } from './historique.tsx'
import { chemins } from './chemins.ts'
import { phraseRefus, titreCandidature } from './phrases.ts'

export type VueMediation = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly acteur: Personne
  readonly faits: readonly Fait[]
  /** What was typed, to be shown again after a refusal. */
  readonly saisie?: string
  readonly erreurs: readonly Erreur[]
  /** The act that was just done. */
  readonly recu?: string
}

/** INT-10 — what mediation is and is not, where it stands, what was said each time. */
export const pageMediation = (page: VueMediation): Page => {
  const { vue, dispositif, acteur, erreurs } = page
  const { numero } = vue.etat
  const titre = titreCandidature({ vue, dispositif })
  const mediation = mediationDe(page)
  const sien = estLeSien(vue.etat, acteur)
  const close = vue.etat.statut === 'close'
  return {
    titre: `Médiation, ${titre}`,
    titreCourt: 'Médiation',
    filAriane: filDeCandidature(acteur, { numero, titre }),
    contenu: (
      <>
        <ResumeErreurs
          erreurs={erreurs}
          titre={acteur.kind === 'editeur' ? 'La médiation n’a pas été demandée' : 'La médiation n’a pas été conclue'}
        />
        <Entete
          titre="Médiation"
          surtitre={`Candidature n° ${numero} · ${titre}`}
          complement={mediation ? <Etat mediation={mediation} /> : undefined}
          chapeau="En cas de difficulté avec l’instruction des preuves, l’éditeur peut saisir l’équipe d’accompagnement des industriels."
        />
        <Recu page={page} />
        {close ? <Alerte ton="info">La candidature est close : aucune médiation ne s’y conclut plus.</Alerte> : null}
        {!close && mediation?.statut === 'demandee' ? <EnCours page={page} mediation={mediation} /> : null}
        {!close && sien && mediation?.statut !== 'demandee' ? <Demande page={page} /> : null}
        {!sien && !mediation ? <Alerte ton="info">L’éditeur n’a pas demandé de médiation.</Alerte> : null}
        <Historique faits={page.faits} entreeDe={fait => entreeDe(fait, page.vue.entreprise.nom)} />
      </>
    ),
  }
}

const mediationDe = ({ vue }: VueMediation): Mediation | undefined => {
  const etat = avantCloture(vue.etat)
  return 'mediation' in etat ? etat.mediation : undefined
}

const Etat = ({ mediation }: { readonly mediation: Mediation }): VNode =>
  mediation.statut === 'demandee' ? <Badge ton="encours">Réponse attendue</Badge> : <Badge ton="succes">Conclue</Badge>

const Recu = ({ page: { recu } }: { readonly page: VueMediation }): VNode | null => {
  if (recu === 'demande')
    return (
      <Alerte ton="succes" annonce titre="La médiation est demandée">
        L’équipe d’accompagnement est prévenue. Sa conclusion vous sera envoyée dans la messagerie et annoncée par
        courriel.
      </Alerte>
    )
  return recu === 'conclusion' ? (
    <Alerte ton="succes" annonce titre="La médiation est conclue">
      L’éditeur reçoit la conclusion dans la messagerie ; un courriel l’annonce.
    </Alerte>
  ) : null
}

const EnCours = (props: {
  readonly page: VueMediation
  readonly mediation: Extract<Mediation, { readonly statut: 'demandee' }>
}): VNode => {
  const { page, mediation } = props
  const { vue, dispositif, acteur, erreurs, saisie } = page
  const essai = { type: 'conclureMediation', conclusion: '…' } as const
  const aMoi = decide(vue.etat, essai, { acteur, now: vue.le, dispositif }).ok
  return (
    <ProchaineEtape
      titre="Conclure la médiation"
      qui={aMoi ? 'vous' : 'autre'}
      acteur={aMoi ? undefined : 'Qui agit : l’équipe d’accompagnement des industriels.'}
    >
      <Citation
        source={`${mediation.demandeePar.nom}, ${vue.entreprise.nom}, le ${format.dateHeure(mediation.demandeeLe)}`}
      >
        {mediation.motif}
      </Citation>
      {aMoi ? (
        <Formulaire action={`${chemins.mediation(vue.etat.numero)}/conclusion`}>
          <ChampTexteLong
            nom="conclusion"
            libelle="Conclusion de la médiation"
            aide="L’éditeur et les vérificateurs la lisent ; elle ne change par elle-même ni un avis, ni un délai."
            obligatoire
            lignes={8}
            longueurMax={4000}
            valeur={saisie ?? ''}
            erreur={erreurDe(erreurs, 'conclusion')}
          />
          <Bouton>Conclure la médiation</Bouton>
        </Formulaire>
      ) : (
        <p>L’instruction se poursuit pendant la médiation : aucun délai n’est suspendu.</p>
      )}
    </ProchaineEtape>
  )
}

const Demande = ({ page }: { readonly page: VueMediation }): VNode => {
  const { vue, dispositif, acteur, erreurs, saisie } = page
  const { numero } = vue.etat
  const decision = decide(vue.etat, { type: 'demanderMediation', motif: '…' }, { acteur, now: vue.le, dispositif })
  if (!decision.ok) return <Alerte ton="info">{phraseRefus(decision.refus)}</Alerte>
  const courantes = echeances(vue.etat, dispositif).filter(({ qui }) => qui.partie === 'editeur').length
  return (
    <Section titre="Demander une médiation">
      <Confirmation
        action={`${chemins.mediation(numero)}/demande`}
        bouton="Demander la médiation"
        annuler={chemins.candidature(numero)}
        saisie={
          <ChampTexteLong
            nom="motif"
            libelle="Ce qui fait difficulté"
            aide="Citez les chapitres et les preuves concernés, ce qui vous a été demandé, et ce que vous proposez."
            obligatoire
            lignes={8}
            longueurMax={4000}
            valeur={saisie ?? ''}
            erreur={erreurDe(erreurs, 'motif')}
          />
        }
      >
        <p>
          L’équipe d’accompagnement lit votre demande, entend l’éditeur et les vérificateurs, et conclut par écrit.
          Votre demande est versée à la candidature : les agents de l’agence la lisent.
        </p>
        <p>
          <strong>La médiation ne suspend aucun délai</strong>, et ne change pas votre place dans la file d’attente.{' '}
          {courantes > 0 ? (
            <>
              {format.pluriel(courantes, 'échéance continue de courir', 'échéances continuent de courir')} :{' '}
              <Lien href={`${chemins.candidature(numero)}#echeances`}>voir les échéances</Lien>.
            </>
          ) : (
            'Continuez à répondre aux demandes de l’agence dans leurs délais.'
          )}
        </p>
      </Confirmation>
    </Section>
  )
}

const entreeDe = (fait: Fait, editeur: string): EntreeDHistorique | null => {
  if (fait.type === 'MediationDemandee')
    return {
      titre: `Médiation demandée par ${editeur}`,
      detail: <Citation>{fait.motif}</Citation>,
      ton: 'encours',
    }
  return fait.type === 'MediationConclue'
    ? { titre: 'Médiation conclue', detail: <Citation>{fait.conclusion}</Citation>, ton: 'succes' }
    : null
}
