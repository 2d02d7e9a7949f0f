import { format } from '../../../ui/index.ts'
import { phraseRefus } from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { NatureDocument } from '../domain/documents.ts'
import type { IssuePreparation } from '../use-cases/preparer.ts'
import type { RefusDeSigner } from '../use-cases/signer.ts'

type Nomme = Pick<Dispositif, 'issue' | 'autorisation'>

const libelles: Readonly<Record<Exclude<NatureDocument, 'attestation' | 'autorisation'>, string>> = {
  convention_preparee: 'Convention soumise à la signature',
  convention_signee: 'Convention signée par l’éditeur',
  convention_contresignee: 'Convention signée par les deux parties',
  rapport: 'Rapport de conformité',
  decision_du_college: 'Décision (extrait du procès-verbal)',
}

/** A document's name, in the words of its programme. */
export const libelleDocument = (nature: NatureDocument, { issue, autorisation }: Nomme): string => {
  if (nature === 'attestation') return issue.document
  return nature === 'autorisation' ? (autorisation?.titre ?? 'Autorisation') : libelles[nature]
}

const noms: Readonly<Record<NatureDocument, string>> = {
  convention_preparee: 'convention',
  convention_signee: 'convention-signee-editeur',
  convention_contresignee: 'convention-signee',
  attestation: 'attestation',
  autorisation: 'autorisation',
  rapport: 'rapport-de-conformite',
  decision_du_college: 'decision',
}

/** The name under which a document is saved. */
export const nomDeFichier = (nature: NatureDocument, numero: string): string => `${noms[nature]}-${numero}.pdf`

type RefusDePreparer = Extract<IssuePreparation, { readonly ok: false }>['refus']

export const phrasePreparation = (refus: RefusDePreparer): string =>
  refus.code === 'convention_incomplete'
    ? 'La convention n’a pas été envoyée : des informations manquent, elles sont signalées ci-dessous.'
    : phraseRefus(refus)

export const phraseSignature = (refus: RefusDeSigner): string => {
  switch (refus.code) {
    case 'code_faux':
      return refus.essaisRestants > 0
        ? `Ce code n’est pas celui que vous avez reçu. Il vous reste ${format.pluriel(refus.essaisRestants, 'essai')}.`
        : 'Ce code n’est pas celui que vous avez reçu, et il ne vous reste plus d’essai : demandez un nouveau code.'
    case 'code_expire':
      return 'Aucun code n’est en cours de validité : demandez-en un nouveau, valable dix minutes.'
    case 'essais_epuises':
      return 'Tous les essais ont été utilisés pour ce code : demandez-en un nouveau.'
    case 'trop_tot':
      return `Un code vient de vous être envoyé. Vous pourrez en demander un autre dans ${format.pluriel(refus.dansSecondes, 'seconde')}.`
    case 'trop_de_codes':
      return 'Trop de codes ont été demandés pour cette convention. Écrivez à l’agence dans la messagerie de la candidature.'
    case 'deja_signee':
      return 'Cette convention a déjà été signée. Rouvrez la page pour voir où en est la candidature.'
    case 'annulee':
    case 'demande_inconnue':
      return 'Ce texte de la convention n’est plus soumis à la signature. Rouvrez la page pour lire celui qui l’est.'
    case 'chez_le_prestataire':
      return 'La signature se fait sur le site du prestataire : suivez le lien reçu par courriel.'
    case 'pas_encore_signee':
      return 'La signature n’est pas encore parvenue à Convergence. Réessayez dans quelques instants.'
    default:
      return phraseRefus(refus)
  }
}
