import { inatteignable } from '../../../kernel/decision.ts'
import { format } from '../../../ui/index.ts'
import type { Acceptation } from '../../dispositifs/index.ts'
import { phraseRefus } from '../../candidatures/index.ts'
import type { RefusDeReception } from '../domain/depot-groupe.ts'
import type { RefusDeQuota } from '../domain/envoi.ts'
import type { RefusDeDepot } from '../use-cases/deposer.ts'

/** Why a deposit was refused, and what to do. */
export const phraseRefusDepot = (refus: RefusDeDepot): string => {
  switch (refus.code) {
    case 'extension_refusee':
      return refus.admises.length === 0
        ? 'Cette preuve n’attend pas de fichier : donnez un lien.'
        : `Choisissez un fichier d’un format accepté : ${format.enumeration(refus.admises, 'ou')}.`
    case 'contenu_different':
      return `Le contenu de ce fichier n’est pas celui d’un fichier « .${refus.extension} ». Vérifiez qu’il s’ouvre, puis déposez-le à nouveau.`
    case 'fichier_vide':
      return 'Ce fichier est vide. Vérifiez-le, puis déposez-le à nouveau.'
    case 'fichier_trop_gros':
      return `Ce fichier dépasse la taille maximale de ${format.taille(refus.limite)}.`
    case 'fichier_absent':
      return 'Choisissez un fichier à déposer.'
    case 'lien_invalide':
      return 'Donnez une adresse complète qui commence par « https:// ».'
    case 'hote_refuse':
      return `Ce lien doit mener à l’une des plateformes admises : ${format.enumeration(refus.hotes, 'ou')}.`
    case 'quota_atteint':
    case 'espace_insuffisant':
      return phraseDeQuota(refus)
    case 'lien_non_admis':
      return 'Cette preuve n’attend pas de lien : déposez un fichier.'
    case 'rapport_indisponible':
      return `Le rapport n’a pas pu être importé : ${refus.cause}`
    default:
      return phraseRefus(refus)
  }
}

/** The kinds of files, each known by an extension that no other kind has; the exact list stands at the field. */
const sortes: readonly (readonly [string, string])[] = [
  ['mp4', 'une vidéo'],
  ['docx', 'un document'],
  ['csv', 'un fichier de données'],
  ['log', 'une trace'],
  ['png', 'une image'],
  ['pdf', 'un PDF'],
  ['zip', 'une archive'],
]

const sortesDe = (extensions: readonly string[]): readonly string[] =>
  sortes
    .filter(([extension]) => extensions.includes(extension) && !(extension === 'pdf' && extensions.includes('docx')))
    .map(([, mots]) => mots)

/** PRE-3 — what an expected proof accepts, said before the deposit. */
export const acceptationEnMots = ({ fichier, lien, gazelle, hotes }: Acceptation): string => {
  const formes = [
    ...(fichier
      ? [`${format.enumeration(sortesDe(fichier.extensions), 'ou')} (${format.taille(fichier.tailleMax)} au plus)`]
      : []),
    ...(lien ? [hotes ? `un lien vers ${format.enumeration(hotes, 'ou')}` : 'un lien'] : []),
    ...(gazelle ? ['un rapport importé de Gazelle'] : []),
  ]
  return `Accepte ${format.enumeration(formes, 'ou')}.`
}

/** Why a file did not come into the list of those that can be deposited together. */
export const phraseRefusDeReception = (refus: RefusDeReception): string => {
  switch (refus.code) {
    case 'liste_pleine':
      return 'Trop de fichiers attendent déjà. Déposez-les ou retirez-les, puis envoyez celui-ci.'
    case 'archive_refusee':
      return phrasesDArchive[refus.raison]
    default:
      return phraseRefusDepot(refus)
  }
}

const phrasesDArchive = {
  illisible: 'Cette archive n’a pas pu être lue. Refaites-la au format .zip ordinaire.',
  chiffree: 'Cette archive est protégée par un mot de passe. Refaites-la sans protection.',
  trop_d_entrees: 'Cette archive contient trop de fichiers. Partagez-la en plusieurs.',
  chemin_interdit: 'Cette archive contient un chemin qui sort de son dossier. Refaites-la.',
  alteree: 'Ce fichier est abîmé dans l’archive. Refaites-la.',
} as const

/** What no more room is left for. */
export const phraseDeQuota = (refus: RefusDeQuota): string => {
  switch (refus.code) {
    case 'quota_atteint':
      return refus.de === 'candidature'
        ? `Les fichiers de cette candidature dépasseraient ${format.taille(refus.limite)} : écrivez à l’agence par la messagerie pour en déposer davantage.`
        : `Les fichiers de votre entreprise dépasseraient ${format.taille(refus.limite)} : écrivez à l’agence par la messagerie pour en déposer davantage.`
    case 'espace_insuffisant':
      return 'Le service ne peut pas recevoir un fichier de cette taille pour le moment. Réessayez plus tard ; les soumissions restent possibles.'
    default:
      return inatteignable(refus)
  }
}
