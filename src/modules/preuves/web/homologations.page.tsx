import type { VNode } from 'preact'
import type { Personne } from '../../../kernel/acteur.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  Entete,
  type Erreur,
  EtatVide,
  format,
  Lien,
  Progression,
  Quand,
  ResumeErreurs,
  Section,
  Tableau,
} from '../../../ui/index.ts'
import {
  type CandidatureVue,
  type ChapitreDepose,
  chemins,
  depotsCourants,
  estChezLEditeur,
  type Fait,
  filDeCandidature,
  type Homologation,
  homologationObtenue,
  libelleHomologation,
  type PreuveDeposee,
  titreCandidature,
  titreChapitre,
} from '../../candidatures/index.ts'
import type { CodeChapitre, Dispositif, NumeroPreuve } from '../../dispositifs/index.ts'
import { certificatFourni } from './homologation-suivie.tsx'
import { Certificats, DepotDuCertificat, HistoriqueDesHomologations } from './homologations-actes.tsx'

/** A proof of the file that follows a homologation to its end. */
export type PreuveSuivie = {
  readonly chapitre: CodeChapitre
  readonly numero: NumeroPreuve
  readonly preuve: PreuveDeposee
  /** Its chapter, as it stands. */
  readonly depose: ChapitreDepose
}

export type VueHomologations = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly acteur: Personne
  readonly suivies: readonly PreuveSuivie[]
  readonly faits: readonly Fait[]
  readonly erreurs: readonly Erreur[]
  /** The proof that a form is about, and what was typed. */
  readonly saisie?: { readonly preuve: string; readonly motif?: string }
  /** The act that was just done. */
  readonly recu?: string
}

/** INT-7, CND-2 — the homologations that the file needs: what was said of each, what is awaited, from whom. */
export const pageHomologations = (page: VueHomologations): Page => {
  const { vue, dispositif, acteur, suivies, erreurs } = page
  const { numero } = vue.etat
  const titre = titreCandidature({ vue, dispositif })
  const obtenues = suivies.filter(({ preuve }) => homologationObtenue(preuve)).length
  return {
    titre: `Homologations du CNDA, ${titre}`,
    titreCourt: 'Homologations',
    filAriane: filDeCandidature(acteur, { numero, titre }),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete
          titre="Homologations du CNDA"
          surtitre={`Candidature n° ${numero} · ${titre}`}
          chapeau="Un chapitre peut être jugé conforme pendant qu’une homologation est en cours ; le dossier n’est complet que lorsque toutes sont obtenues."
        />
        {suivies.length === 0 ? (
          <EtatVide titre="Aucune homologation n’est attendue">
            Aucune preuve de cette candidature ne suit une homologation du CNDA.
          </EtatVide>
        ) : (
          <>
            <Recu page={page} />
            <Progression valeur={obtenues} total={suivies.length} libelle="homologations obtenues" />
            <Etat page={page} />
            <Certificats page={page} />
            <DepotDuCertificat page={page} />
          </>
        )}
        <HistoriqueDesHomologations page={page} />
      </>
    ),
  }
}

const Recu = ({ page: { recu } }: { readonly page: VueHomologations }): VNode | null => {
  if (recu === 'validation')
    return (
      <Alerte ton="succes" annonce titre="L’homologation est constatée">
        L’éditeur en est prévenu.
      </Alerte>
    )
  return recu === 'refus' ? (
    <Alerte ton="succes" annonce titre="Le certificat n’est pas retenu">
      L’éditeur en est prévenu par courriel et dans la messagerie, avec le motif : un autre certificat est attendu.
    </Alerte>
  ) : null
}

const Etat = ({ page }: { readonly page: VueHomologations }): VNode => {
  const { suivies, dispositif, vue } = page
  return (
    <Section titre="Où en sont les homologations">
      <Tableau
        legende="Homologations attendues, ce qui en a été dit et ce qui est attendu"
        legendeCachee
        empile
        lignes={suivies}
        cleLigne={({ numero }) => `homologation-${numero.replaceAll(/[^\w-]+/g, '-')}`}
        vide={null}
        colonnes={[
          {
            cle: 'preuve',
            titre: 'Preuve',
            entete: true,
            rendu: ({ chapitre, numero }) => (
              <>
                <Lien href={lienDeLaPreuve(page, chapitre, numero)}>{numero}</Lien>
                <br />
                <span class="fr-text--sm">{titreChapitre(dispositif, chapitre)}</span>
              </>
            ),
          },
          { cle: 'declaree', titre: 'Déclarée', rendu: ({ preuve }) => declareeEnMots(homologationDeclaree(preuve)) },
          {
            cle: 'retour',
            titre: 'Retour prévu',
            rendu: ({ preuve }) => <Retour homologation={homologationDeclaree(preuve)} vue={vue} />,
          },
          { cle: 'certificat', titre: 'Certificat', rendu: suivie => <EtatDuCertificat suivie={suivie} /> },
        ]}
      />
    </Section>
  )
}

const lienDeLaPreuve = ({ vue, acteur }: VueHomologations, chapitre: CodeChapitre, preuve: NumeroPreuve): string =>
  acteur.kind === 'agent'
    ? `${chemins.instructionChapitre(vue.etat.numero, chapitre)}?preuve=${encodeURIComponent(preuve)}`
    : chemins.preuve(vue.etat.numero, chapitre, preuve)

/** What was said of it with the last pièce of the proof itself, certificates aside when one was turned down or is to be looked at. */
const homologationDeclaree = (preuve: PreuveDeposee): Homologation | undefined => {
  const dites = (preuve.certificat ? preuve.versions : depotsCourants(preuve)).flatMap(
    ({ homologation }) => homologation ?? [],
  )
  return preuve.certificat ? dites.findLast(({ etat }) => etat !== 'obtenue') : dites.at(-1)
}

const declareeEnMots = (homologation: Homologation | undefined): string =>
  homologation ? libelleHomologation[homologation.etat] : '—'

const Retour = (props: { readonly homologation: Homologation | undefined; readonly vue: CandidatureVue }): VNode => {
  const { homologation } = props
  return homologation && homologation.etat !== 'obtenue' && homologation.retourPrevuLe ? (
    <Quand le={homologation.retourPrevuLe} forme="jour" />
  ) : (
    <>—</>
  )
}

const EtatDuCertificat = ({ suivie: { preuve, depose } }: { readonly suivie: PreuveSuivie }): VNode => {
  const { certificat } = preuve
  if (homologationObtenue(preuve)) return <Badge ton="succes">Homologation obtenue</Badge>
  if (certificat?.statut === 'a_verifier')
    return (
      <>
        <Badge ton="encours">À vérifier</Badge> déposé le {format.dateHeureCourte(certificat.deposeLe)}
        {depose.statut === 'valide' ? '' : ', vérifié avec le chapitre'}
      </>
    )
  if (certificat?.statut === 'refuse')
    return (
      <>
        <Badge ton="erreur">Non retenu</Badge> {certificat.motif}
      </>
    )
  if (preuve.statut === 'attendue') return <Badge ton="neutre">Preuve à déposer</Badge>
  if (certificatFourni(preuve)) return <Badge ton="info">Déposé avec la preuve</Badge>
  return estChezLEditeur(depose) ? (
    <Badge ton="neutre">À déposer avec le chapitre</Badge>
  ) : (
    <Badge ton="attention">Attendu</Badge>
  )
}
