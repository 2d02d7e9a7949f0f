import type { VNode } from 'preact'
import type { Personne } from '../../../kernel/acteur.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  Bouton,
  Entete,
  type Erreur,
  EtatVide,
  format,
  Formulaire,
  LienBouton,
  ListeDescription,
  ProchaineEtape,
  ResumeErreurs,
} from '../../../ui/index.ts'
import {
  type Candidature,
  type CandidatureVue,
  chemins,
  filDeCandidature,
  statutEnMots,
  peut,
  titreCandidature,
  tonStatut,
  estLeSien,
} from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { estComplete, type Redaction } from '../use-cases/rediger.ts'
import { cheminsConventions } from './chemins.ts'
import type { SuiviSignature } from './deps.ts'
import { DejaSignee } from './convention-signee.tsx'
import { SignerParCode } from './signature-editeur.tsx'
import { Manques, TexteConvention } from './texte-convention.tsx'

export type VueConvention = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly acteur: Personne
  /** `null` before every proof is validated: there is nothing to fill the convention in with. */
  readonly redaction: Redaction | null
  /** While the éditeur's signature is awaited. */
  readonly suivi: SuiviSignature | null
  readonly erreurs: readonly Erreur[]
}

/** CVN-1, CVN-2, CVN-4 — the convention of a candidature, with its duration: prepared, read and signed at one address, by those whose turn it is. */
export const pageConvention = (page: VueConvention): Page => {
  const { vue, acteur, redaction, erreurs } = page
  const { etat } = vue
  const titre = titreCandidature(page)
  return {
    titre: `Convention, ${titre}`,
    filAriane: filDeCandidature(acteur, { numero: etat.numero, titre }),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete
          titre="Convention"
          surtitre={`${titre} · candidature n° ${etat.numero}`}
          complement={<Badge ton={tonStatut(etat.statut)}>{statutEnMots(etat.statut, page.dispositif)}</Badge>}
          actions={<Pdf etat={etat} />}
        />
        {redaction ? (
          <>
            <Suite page={page} redaction={redaction} />
            <Parties page={page} redaction={redaction} />
            <TexteConvention redigee={redaction.redigee} />
          </>
        ) : (
          <SansConvention etat={etat} />
        )}
      </>
    ),
  }
}

const SansConvention = ({ etat }: { readonly etat: Candidature }): VNode =>
  etat.statut === 'close' ? (
    <EtatVide
      titre="La candidature est close : aucune convention n’est à signer"
      action={<LienBouton href={chemins.documents(etat.numero)}>Voir les documents</LienBouton>}
    >
      Ce qui avait été préparé ou signé reste parmi les documents de la candidature.
    </EtatVide>
  ) : (
    <EtatVide
      titre="La convention n’est pas encore préparée"
      action={<LienBouton href={chemins.candidature(etat.numero)}>Voir la candidature</LienBouton>}
    >
      L’agence la prépare une fois que toutes les preuves applicables sont validées.
    </EtatVide>
  )

/** The text that counts today: the one with the most signatures. */
const documentCourant = (etat: Candidature): string | null => {
  if (etat.statut === 'referencee') return etat.referencement.convention ?? null
  if (!('convention' in etat) || !etat.convention) return null
  return 'documentSigne' in etat.convention ? etat.convention.documentSigne : etat.convention.document
}

const Pdf = ({ etat }: { readonly etat: Candidature }): VNode | null => {
  const document = documentCourant(etat)
  return document ? (
    <LienBouton
      href={cheminsConventions.document(etat.numero, document)}
      variante="secondaire"
      icone="download-line"
      telechargement
    >
      Télécharger la convention (PDF)
    </LienBouton>
  ) : null
}

type Props = { readonly page: VueConvention; readonly redaction: Redaction }

/** The rule answers, not the page. */
const peutPreparer = ({ vue, dispositif, acteur }: VueConvention): boolean =>
  peut(vue.etat, { type: 'preparerConvention', document: '' }, { acteur, now: vue.le, dispositif })

const Suite = ({ page, redaction }: Props): VNode => {
  const { etat } = page.vue
  const { nom } = redaction.representant
  switch (etat.statut) {
    case 'prete_pour_convention':
      return peutPreparer(page) ? (
        <Preparer page={page} redaction={redaction} />
      ) : (
        <ProchaineEtape
          qui="autre"
          titre="L’agence prépare la convention"
          acteur="Qui agit : le gestionnaire de guichet."
        >
          <p>Le texte ci-dessous est celui qui sera soumis à la signature du représentant légal, {nom}.</p>
        </ProchaineEtape>
      )
    case 'convention_a_signer':
      return <ASigner page={page} redaction={redaction} etat={etat} />
    case 'convention_signee':
    case 'inscrite_au_college':
    case 'attribuee':
    case 'referencee':
      return etat.convention ? (
        <DejaSignee etat={etat} convention={etat.convention} dispositif={page.dispositif} />
      ) : (
        <SansConvention etat={etat} />
      )
    default:
      return <Alerte ton="info">Cette candidature n’est pas à l’étape de la convention.</Alerte>
  }
}

const Preparer = ({ page, redaction }: Props): VNode => {
  const { numero } = page.vue.etat
  const { representant } = redaction
  const complete = estComplete(redaction)
  return (
    <>
      <Manques redaction={redaction} />
      <ProchaineEtape
        qui="vous"
        titre="Relire la convention, puis l’envoyer à la signature"
        actions={
          <Formulaire action={cheminsConventions.preparation(numero)}>
            <Bouton
              icone="send-line"
              indisponible={complete ? null : 'Des informations manquent : elles sont signalées ci-dessus.'}
            >
              Préparer et envoyer à la signature
            </Bouton>
          </Formulaire>
        }
      >
        <p>
          La convention est composée à partir du modèle du dispositif et des réponses acceptées. Elle sera soumise à la
          signature électronique de {representant.nom}
          {representant.fonction ? `, ${representant.fonction}` : ''}, qu’un courriel y invitera à l’adresse{' '}
          {representant.courriel}.
        </p>
      </ProchaineEtape>
    </>
  )
}

const ASigner = ({
  page,
  redaction,
  etat,
}: Props & {
  readonly etat: Extract<Candidature, { readonly statut: 'convention_a_signer' }>
}): VNode => {
  const { acteur, suivi, erreurs, vue } = page
  const { representant } = redaction
  if (acteur.kind === 'editeur' && estLeSien(etat, acteur) && acteur.role === 'mandataire' && suivi)
    return (
      <SignerParCode
        numero={etat.numero}
        representant={representant}
        suivi={suivi}
        erreurs={erreurs}
        maintenant={vue.le}
      />
    )
  return (
    <>
      <ProchaineEtape
        qui="autre"
        titre="La convention attend la signature du représentant légal de l’éditeur"
        acteur={`Qui agit : ${representant.nom}${representant.fonction ? `, ${representant.fonction}` : ''}.`}
      >
        <p>
          La convention a été envoyée à la signature le {format.dateHeure(etat.convention.prepareeLe)} par{' '}
          {etat.convention.prepareePar.nom}. Seul le représentant légal de l’entreprise peut la signer, avec son compte
          Industriels Santé Connect ; un courriel l’y invite à l’adresse {representant.courriel}.
        </p>
      </ProchaineEtape>
      {peutPreparer(page) ? (
        <Formulaire action={cheminsConventions.preparation(etat.numero)}>
          <p>
            Si le représentant légal n’a pas reçu le courriel, ou si le texte doit être composé de nouveau, vous pouvez
            renvoyer la convention : la précédente ne pourra plus être signée.
          </p>
          <Bouton variante="secondaire" icone="refresh-line">
            Composer et envoyer de nouveau
          </Bouton>
        </Formulaire>
      ) : null}
    </>
  )
}

const Parties = ({ page, redaction }: Props): VNode => {
  const { valeurs, representant, redigee } = redaction
  const { entreprise } = page.vue
  return (
    <ListeDescription
      dense
      entrees={[
        { terme: 'Éditeur', valeur: `${valeurs.editeur || entreprise.nom} (SIRET ${format.siret(entreprise.siret)})` },
        {
          terme: 'Représentant légal',
          valeur: [representant.nom, representant.fonction, representant.courriel].filter(Boolean).join(', '),
        },
        { terme: 'Solution', valeur: `${valeurs.solution}, version technique ${valeurs.version_technique}` },
        { terme: 'Profils', valeur: valeurs.profils },
        { terme: 'Pour l’agence', valeur: `${valeurs.signataire}, ${valeurs.qualite_signataire}` },
        { terme: 'Durée', valeur: format.pluriel(redigee.dureeAnnees, 'an') },
      ]}
    />
  )
}
