import type { ActeurEditeur } from '../../../kernel/acteur.ts'
import { Interdit } from '../../../kernel/erreurs.ts'
import type { Corps, Requete } from '../../../platform/http/contract.ts'
import { texteSaisi, textesSaisis } from '../../../platform/http/lecture.ts'
import type { Produit } from '../domain/produit.ts'
import type { Saisie } from '../domain/saisie.ts'
import type { ActeEditeur } from '../use-cases/ports.ts'

/** The person of a company who calls. @throws Interdit for anyone else. */
export const editeurDe = ({ acteur }: Requete): ActeurEditeur => {
  if (acteur.kind !== 'editeur') throw new Interdit()
  return acteur
}

/** The act of a person of a company. @throws Interdit for anyone else. */
export const acteEditeurDe = (requete: Requete): ActeEditeur => ({ ...requete.acte, acteur: editeurDe(requete) })

export const saisieDuCorps = (corps: Corps): Saisie => ({
  nom: texteSaisi(corps['nom']),
  version: texteSaisi(corps['version']),
  description: texteSaisi(corps['description']),
  responsable: texteSaisi(corps['responsable']),
  nil: texteSaisi(corps['nil']),
  certifications: texteSaisi(corps['certifications']),
  interets: textesSaisis(corps['interets']),
})

export const saisieVide = (responsable: string): Saisie => ({
  nom: '',
  version: '',
  description: '',
  responsable,
  nil: '',
  certifications: '',
  interets: [],
})

export const saisieDuProduit = (produit: Produit): Saisie => ({
  nom: produit.nom,
  version: produit.version,
  description: produit.description,
  responsable: produit.responsableId,
  nil: produit.nil ?? '',
  certifications: produit.certifications.join('\n'),
  interets: produit.interets,
})
