import { inatteignable } from '../../../kernel/decision.ts'
import { type Erreur, format } from '../../../ui/index.ts'
import { libelleInteret, AUCUN_INTERET } from '../domain/interets.ts'
import type { RefusProduit } from '../domain/refus.ts'
import type { FauteProduit, Saisie } from '../domain/saisie.ts'

/** The name of each field, on the form, on the check page and in messages. */
export const libelleChamp: Readonly<Record<keyof Saisie, string>> = {
  nom: 'Nom du produit',
  version: 'Version',
  nil: 'Numéro d’identification du logiciel (NIL)',
  responsable: 'Responsable du produit',
  description: 'Description du produit',
  certifications: 'Certifications',
  interets: 'Par quels dispositifs de référencement ou de certification êtes-vous intéressé ?',
}

const manque: Readonly<Record<keyof Saisie, string>> = {
  nom: 'Indiquez le nom du produit.',
  version: 'Indiquez la version du produit.',
  nil: 'Indiquez le NIL du produit.',
  responsable: 'Choisissez la personne responsable du produit.',
  description: 'Décrivez le produit.',
  certifications: 'Indiquez les certifications du produit.',
  interets: `Cochez au moins un dispositif, ou « ${libelleInteret(AUCUN_INTERET)} ».`,
}

/** What to do about a fault, in a sentence. */
export const phraseFaute = (faute: FauteProduit): string => {
  switch (faute.code) {
    case 'obligatoire':
      return manque[faute.champ]
    case 'trop_long':
      return `Raccourcissez « ${libelleChamp[faute.champ]} » : ${format.nombre(faute.max)} caractères au plus.`
    case 'version_invalide':
      return 'Écrivez la version avec des lettres et des chiffres, séparés si besoin par un point, un tiret ou une espace. Exemple : 4.2 ou 2026-R1.'
    case 'personne_inconnue':
      return 'Choisissez une personne de votre entreprise dans la liste.'
    case 'certification_trop_longue':
      return `Raccourcissez la certification « ${format.abreger(faute.certification, 60)} » : ${format.nombre(faute.max)} caractères au plus par ligne.`
    case 'trop_de_certifications':
      return `Gardez ${format.nombre(faute.max)} certifications au plus, une par ligne.`
    case 'interet_inconnu':
      return 'Choisissez parmi les dispositifs proposés.'
    case 'interet_a_venir':
      return `« ${faute.interet} » n’est pas encore ouvert : décochez ce dispositif.`
    case 'aucun_exclut_les_autres':
      return `Choisissez entre « ${libelleInteret(AUCUN_INTERET)} » et les autres dispositifs : ils s’excluent.`
    case 'deja_enregistre':
      return `Votre entreprise a déjà enregistré « ${faute.nom} » en version ${faute.version}. Retrouvez ce produit dans la liste, ou indiquez une autre version.`
    default:
      return inatteignable(faute)
  }
}

/** The sentences of every fault, each at its field. */
export const erreursDeSaisie = (fautes: readonly FauteProduit[]): readonly Erreur[] =>
  fautes.map(faute => ({ champ: faute.champ, message: phraseFaute(faute) }))

/** Why a change to a product was refused. A form's faults are said at their fields. */
export const erreursDeRefus = (refus: RefusProduit): readonly Erreur[] => {
  switch (refus.code) {
    case 'saisie_incorrecte':
      return erreursDeSaisie(refus.fautes)
    case 'modifie_entretemps':
      return [
        {
          message:
            'Une autre personne a modifié ce produit depuis que vous avez ouvert la page. Vérifiez votre saisie, puis enregistrez de nouveau : elle remplacera la sienne.',
        },
      ]
    case 'personne_inconnue':
      return [{ champ: 'personne', message: 'Choisissez une personne de votre entreprise dans la liste.' }]
    case 'responsable_du_produit':
      return [
        {
          message:
            'Cette personne est responsable du produit. Désignez d’abord un autre responsable, puis retirez-lui l’accès.',
        },
      ]
    default:
      return inatteignable(refus)
  }
}
