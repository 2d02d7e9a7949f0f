import { inatteignable } from '../../../kernel/decision.ts'
import type { AvertissementImport, FauteImport, RefusClasseur } from './fautes-import.ts'
import { lireAdresse } from './feuille.ts'

const citer = (valeurs: readonly string[]): string => valeurs.map(valeur => `« ${valeur} »`).join(', ')

const colonneDe = (cellule: string): string => lireAdresse(cellule)?.colonne ?? ''

/** The sentence that tells the workbook's keeper what to correct. The cell is told beside it. */
export const phraseFauteImport = (faute: FauteImport): string => {
  switch (faute.code) {
    case 'entetes_introuvables':
      return 'Les en-têtes du tableau des exigences sont introuvables dans les vingt premières lignes. Rétablissez la ligne d’en-têtes : Périmètre, ID, Chapitre, Fonction, Exigence…'
    case 'aucune_exigence':
      return 'Aucune exigence sous la ligne d’en-têtes. Écrivez une ligne par preuve attendue.'
    case 'entete_inattendu':
      return `En-tête inattendu « ${faute.entete} » en colonne ${colonneDe(faute.cellule)} ; « ${faute.manquant} » est manquant. Rétablissez l’en-tête « ${faute.manquant} ».`
    case 'entete_en_double':
      return `L’en-tête « ${faute.entete} » est déjà employé en ${faute.deja}. Gardez une seule des deux colonnes.`
    case 'colonne_manquante':
      return `La colonne « ${faute.colonne} » manque. Ajoutez-la, avec cet en-tête.`
    case 'trop_de_colonnes':
      return `Ce classeur compte plus de ${faute.max} colonnes qui ne sont pas celles du format. Retirez celles qui ne servent plus.`
    case 'valeur_absente':
      return `Valeur obligatoire absente : ${faute.colonne}. Renseignez la cellule.`
    case 'espaces_superflus':
      return `Espaces superflus autour de l’identifiant « ${faute.valeur} » ou dans celui-ci. Retirez-les.`
    case 'criticite_inconnue':
      return `Criticité « ${faute.valeur} » hors de la liste ${faute.admises.join(', ')}. Choisissez l’une de ces valeurs.`
    case 'profil_inconnu':
      return `Profil « ${faute.valeur} » absent des profils déclarés du dispositif (${faute.admis.join(', ')}). Corrigez le profil, ou déclarez-le dans le dispositif.`
    case 'perimetre_inconnu':
      return `Périmètre « ${faute.valeur} » inconnu du dispositif (${faute.admis.join(', ')}). Corrigez le périmètre : l’exigence ne s’appliquerait à personne.`
    case 'scenario_non_emboite':
      return `Le numéro de scénario « ${faute.numero} » ne commence pas par l’identifiant de son exigence ${faute.exigence} (${faute.voir}). Corrigez l’un des deux.`
    case 'preuve_non_emboitee':
      return `Le numéro de preuve « ${faute.numero} » ne commence pas par le numéro de scénario ${faute.scenario} (${faute.voir}). Corrigez l’un des deux.`
    case 'preuve_en_double':
      return `Le numéro de preuve « ${faute.numero} » est déjà employé en ${faute.deja}. Donnez un numéro à chaque preuve.`
    case 'valeur_differente':
      return `${faute.colonne} : le texte diffère de celui de ${faute.voir}, pour le même identifiant ${faute.id}. Écrivez le même texte sur toutes ses lignes.`
    case 'contenu_actif':
      return `Contenu actif (${faute.elements.join(', ')}). Retirez-le : le reste du texte sera conservé.`
    case 'texte_trop_long':
      return `Le texte dépasse ${faute.max} caractères, ce qu’une cellule peut contenir. Raccourcissez-le, ou répartissez-le entre plusieurs exigences.`
    case 'formule':
      return 'Formule refusée : elle n’est ni calculée, ni reprise comme texte. Remplacez-la par sa valeur.'
    case 'erreur_de_calcul':
      return `La cellule contient l’erreur ${faute.valeur}. Remplacez-la par une valeur.`
    case 'cellules_fusionnees':
      return `Les cellules ${faute.cellule} sont fusionnées. Défusionnez-les et écrivez la valeur dans chacune.`
    case 'ordre_illisible':
      return `« ${faute.valeur} » n’est pas un numéro d’ordre. Écrivez un nombre entier.`
    case 'ordre_rompu':
      return faute.lu > faute.avant
        ? `La suite des numéros d’ordre passe de ${faute.avant} à ${faute.lu} : ${faute.avant + 1} manque. Vérifiez qu’aucune exigence n’a été perdue, puis renumérotez.`
        : `La suite des numéros d’ordre revient de ${faute.avant} à ${faute.lu}. Remettez les lignes dans l’ordre, ou renumérotez.`
    default:
      return inatteignable(faute)
  }
}

export const phraseAvertissementImport = (avertissement: AvertissementImport): string => {
  switch (avertissement.code) {
    case 'colonne_supplementaire':
      return `La colonne « ${avertissement.entete} » n’est pas une colonne du format : elle est conservée dans le classeur, et n’est montrée à aucun candidat.`
    case 'colonne_sans_entete':
      return `La colonne ${colonneDe(avertissement.cellule)} contient des valeurs sous un en-tête vide : elle n’est pas reprise.`
    case 'feuille_non_reprise':
      return `La feuille « ${avertissement.feuille} » n’est pas reprise : seule la feuille des exigences l’est.`
    case 'colonne_facultative_absente':
      return `La colonne facultative « ${avertissement.colonne} » est absente.`
    case 'exigence_sans_preuve':
      return `L’exigence ${avertissement.id} ne demande aucune preuve.`
    case 'mise_en_forme_perdue':
      return `Éléments non repris : ${avertissement.elements.join(', ')}. Le texte est conservé.`
    case 'profils_non_controles':
      return `Les profils ne sont pas contrôlés, faute de savoir ceux que le dispositif déclare. Profils lus : ${citer(avertissement.lus)}.`
    default:
      return inatteignable(avertissement)
  }
}

/** One sentence for a file that can't be read as a workbook at all. */
export const phraseRefusClasseur = (code: RefusClasseur): string => {
  switch (code) {
    case 'ancien_format':
      return 'Ce fichier est un ancien classeur .xls, ou il est protégé par un mot de passe : enregistrez-le au format .xlsx, sans mot de passe.'
    case 'pas_un_classeur':
      return 'Ce fichier n’est pas un classeur .xlsx, quel que soit son nom : ouvrez-le dans un tableur et enregistrez-le au format .xlsx.'
    case 'illisible':
      return 'Ce classeur est endommagé : ouvrez-le dans un tableur, réparez-le et enregistrez-le de nouveau au format .xlsx.'
    case 'trop_grand':
      return 'Ce classeur dépasse 50 Mo, ou les dépasse une fois décompressé : retirez les images et les feuilles inutiles.'
    case 'trop_de_lignes':
      return 'Une feuille de ce classeur compte plus de 20 000 lignes : retirez les lignes inutiles.'
    case 'trop_de_fusions':
      return 'Une feuille de ce classeur compte plus de 1 000 fusions de cellules : défusionnez les cellules.'
    case 'vide':
      return 'Ce classeur est vide : aucune de ses feuilles ne contient de valeur.'
    case 'trop_lourd':
      return 'La lecture de ce classeur a été arrêtée : elle demandait trop de temps ou de mémoire. Recopiez le tableau des exigences, valeurs seules, dans un classeur neuf.'
    case 'lecture_encombree':
      return 'D’autres classeurs sont en cours de lecture : déposez de nouveau celui-ci dans quelques instants.'
    default:
      return inatteignable(code)
  }
}
