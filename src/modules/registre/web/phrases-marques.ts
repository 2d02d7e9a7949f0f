import { inatteignable } from '../../../kernel/decision.ts'
import { type Erreur, format, type Ton } from '../../../ui/index.ts'
import type { RefusDeFichier } from '../../preuves/index.ts'
import { dernierJour } from '../domain/inscription.ts'
import {
  type EtatMarqueBlanche,
  type FauteDeMarque,
  numeroDeMarque,
  type RefusDeDecider,
} from '../domain/marque-blanche.ts'

export const libelleMarque: Readonly<Record<EtatMarqueBlanche, string>> = {
  declaree: 'À examiner par l’agence',
  retenue: 'Retenue',
  ecartee: 'Écartée',
}

export const tonMarque: Readonly<Record<EtatMarqueBlanche, Ton>> = {
  declaree: 'encours',
  retenue: 'succes',
  ecartee: 'neutre',
}

/** REF-5 — what a company must do when the solution was changed. */
export const AVEC_MODIFICATIONS =
  'Une solution reprise avec des modifications n’hérite pas du référencement : une partie des preuves doit être vérifiée à nouveau par l’agence. Ouvrez une candidature pour ce produit.'

/** Each fault at its field, with what to do about it. */
export const erreurDeMarque = (faute: FauteDeMarque): Erreur => {
  switch (faute.code) {
    case 'reference_manquante':
      return { champ: 'reference', message: 'Saisissez le numéro de référencement de la solution d’origine.' }
    case 'reference_inconnue':
      return {
        champ: 'reference',
        message: `« ${format.abreger(faute.reference, 60)} » ne figure pas au registre. Vérifiez la saisie, ou cherchez la solution dans le registre public.`,
      }
    case 'origine_hors_vigueur':
      return {
        champ: 'reference',
        message:
          faute.etat === 'expiree'
            ? `Le référencement de ${nom(faute.origine)} n’est plus en vigueur depuis le ${format.jour(faute.origine.finLe)} : il ne peut plus être hérité.`
            : `Le référencement de ${nom(faute.origine)} prendra effet le ${format.jour(faute.origine.debutLe)}, pour durer jusqu’au ${format.jour(dernierJour(faute.origine))} : faites cette déclaration à partir de cette date.`,
      }
    case 'meme_nom':
      return {
        champ: 'reference',
        message: `${nom(faute.origine)} est déjà référencée sous ce nom, par votre entreprise : il n’y a rien à déclarer.`,
      }
    case 'deja_declaree':
      return {
        champ: 'reference',
        message: `Cette reprise est déjà déclarée pour ce produit, sous le numéro ${numeroDeMarque(faute.marque)}.`,
      }
    case 'modifications_a_preciser':
      return { champ: 'modifications', message: 'Dites si la solution est reprise avec ou sans modification.' }
    case 'contrat_manquant':
      return { champ: 'contrat', message: 'Joignez le contrat de licence.' }
    default:
      return inatteignable(faute)
  }
}

const nom = ({ solution, version }: { readonly solution: string; readonly version: string }): string =>
  `${format.guillemets(solution)} ${version}`

/** Why a file was not kept as a contract. */
export const phraseContrat = (refus: RefusDeFichier): string => {
  switch (refus.code) {
    case 'extension_refusee':
      return `Le contrat doit être un fichier ${format.enumeration(refus.admises, 'ou')}.`
    case 'contenu_different':
      return `Le contenu de ce fichier n’est pas celui d’un fichier « .${refus.extension} ». Vérifiez qu’il s’ouvre, puis joignez-le à nouveau.`
    case 'fichier_vide':
      return 'Ce fichier est vide. Vérifiez-le, puis joignez-le à nouveau.'
    case 'fichier_trop_gros':
      return `Ce fichier dépasse la taille maximale de ${format.taille(refus.limite)}.`
    case 'fichier_absent':
      return 'Joignez le contrat de licence.'
    default:
      return inatteignable(refus)
  }
}

/** Why the agency's decision was not recorded, at its field where there is one. */
export const erreurDeDecision = (refus: RefusDeDecider): Erreur => {
  switch (refus.code) {
    case 'role_requis':
      return { message: 'Seul un gestionnaire de guichet décide d’une marque blanche.' }
    case 'deja_decidee':
      return { message: 'Cette déclaration a déjà été décidée : sa page est à jour.' }
    case 'choix_manquant':
      return { champ: 'choix', message: 'Choisissez de retenir ou d’écarter la déclaration.' }
    case 'origine_plus_en_vigueur':
      return {
        champ: 'choix',
        message:
          'Le référencement d’origine n’est plus en vigueur : il ne peut plus être hérité. La déclaration peut seulement être écartée, avec ce motif.',
      }
    case 'motif_manquant':
      return { champ: 'motif', message: 'Dites pourquoi la déclaration est écartée : l’éditeur lira ce motif.' }
    case 'motif_trop_long':
      return {
        champ: 'motif',
        message: `Raccourcissez le motif de ${format.pluriel(refus.de, 'caractère')} : ${format.nombre(refus.max)} au plus.`,
      }
    default:
      return inatteignable(refus)
  }
}
