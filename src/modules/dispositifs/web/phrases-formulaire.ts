import { inatteignable } from '../../../kernel/decision.ts'
import type { Faute } from '../domain/controle-formulaire.ts'
import type { Champ, Formulaire } from '../domain/formulaire.ts'

const phraseManque = (champ: Champ): string => {
  switch (champ.type) {
    case 'choix':
    case 'oui_non':
      return `Choisissez une réponse : « ${champ.libelle} ».`
    case 'choix_multiple':
    case 'profils':
      return `Cochez au moins une case : « ${champ.libelle} ».`
    case 'fichier':
      return `Joignez un fichier : « ${champ.libelle} ».`
    case 'liste':
      return `Ajoutez au moins une ligne : « ${champ.libelle} ».`
    default:
      return `Renseignez le champ « ${champ.libelle} ».`
  }
}

/** The sentence shown at the field and in the summary: what to do, in the field's own words. */
export const phraseFaute = (faute: Faute, champ: Champ, libelleDe: (code: string) => string = code => code): string => {
  switch (faute.code) {
    case 'obligatoire':
      return phraseManque(champ)
    case 'siret_invalide':
      return `Vérifiez « ${champ.libelle} » : un SIRET compte 14 chiffres, dont une clé de contrôle. Exemple : 732 829 320 00074.`
    case 'courriel_invalide':
      return `Vérifiez « ${champ.libelle} » : l’adresse doit être de la forme nom@domaine.fr.`
    case 'telephone_invalide':
      return `Vérifiez « ${champ.libelle} » : le numéro compte dix chiffres, ou commence par l’indicatif du pays. Exemples : 01 23 45 67 89, +33 1 23 45 67 89.`
    case 'date_invalide':
      return `Vérifiez « ${champ.libelle} » : cette date n’existe pas. Donnez le jour, le mois et l’année, par exemple 13/05/2026.`
    case 'date_anterieure':
      return `Vérifiez « ${champ.libelle} » : la date ne peut pas précéder celle de « ${libelleDe(faute.apres)} ».`
    case 'trop_long':
      return `Raccourcissez « ${champ.libelle} » : ${faute.max.toLocaleString('fr-FR')} caractères au plus.`
    case 'hors_liste':
      return `Choisissez « ${champ.libelle} » parmi les réponses proposées.`
    case 'profil_obligatoire':
      return `Gardez le profil « ${faute.profil} » : il est obligatoire.`
    case 'extension_refusee':
      return `Remplacez le fichier « ${faute.fichier} » : les formats acceptés sont ${faute.extensions.join(', ')}.`
    case 'un_seul_fichier':
      return `Ne gardez qu’un seul fichier : « ${champ.libelle} ».`
    default:
      return inatteignable(faute)
  }
}

const trouver = (formulaire: Formulaire, chemin: string): Champ | undefined => {
  const [code, , colonne] = chemin.split('.')
  const champ = formulaire.sections.flatMap(section => section.champs).find(autre => autre.code === code)
  return colonne === undefined ? champ : champ?.lignes?.find(autre => autre.code === colonne)
}

/** The sentences of a form's faults, by the field's path, in the form's order. A line is named by its number, from 1. */
export const phrasesFautes = (
  formulaire: Formulaire,
  fautes: readonly Faute[],
): readonly { readonly champ: string; readonly phrase: string }[] =>
  fautes.flatMap(faute => {
    const champ = trouver(formulaire, faute.champ)
    if (!champ) return []
    const [code, rang] = faute.champ.split('.')
    const prefixe = rang === undefined ? '' : `Ligne ${Number(rang) + 1} : `
    const libelleDe = (voisin: string): string =>
      trouver(formulaire, rang === undefined ? voisin : `${code}.${rang}.${voisin}`)?.libelle ?? voisin
    return [{ champ: faute.champ, phrase: prefixe + phraseFaute(faute, champ, libelleDe) }]
  })
