import type { Dispositif, Reponses } from '../../src/modules/dispositifs/index.ts'

const piece = (nom: string) => [{ nom, type: 'application/pdf', taille: 184_320, empreinte: 'a'.repeat(64) }]

/** The names that a template bears: each clone puts its own in their place. */
export const EDITEUR_MODELE = 'Éditeur du modèle SAS'
export const SOLUTION_MODELE = 'Solution du modèle'

/** What answers the forms of a shipped programme; fields that a form doesn't have are left out when it is handed over. */
const administrative: Reponses = {
  representant_nom: 'Claire Martin',
  representant_fonction: 'Présidente',
  representant_courriel: 'claire.martin@editeur.example',
  representant_telephone: '01 99 00 00 01',
  contact_nom: 'Pierre Durand',
  contact_courriel: 'pierre.durand@editeur.example',
  contact_telephone: '01 99 00 00 02',
  denomination_sociale: EDITEUR_MODELE,
  siret: '73282932000074',
  forme_juridique: 'SAS',
  adresse_siege: '1 rue de la Démonstration\n75000 Paris',
  denomination_commerciale: SOLUTION_MODELE,
  reference_vague1: 'non',
  candidature_groupee: 'non',
}

const eligibilite = ({ profils }: Dispositif): Reponses => ({
  nie: 'NIE-1',
  nil: 'NIL-1',
  montage_tiers: 'non',
  preuve_cnda: piece('attestation-cnda.pdf'),
  denomination_commerciale: SOLUTION_MODELE,
  version_technique: '4.2.0',
  profils: profils.map(({ code }) => code),
  documentation: piece('documentation.pdf'),
  groupement: 'non',
  distribution: 'non',
  composition: 'non',
})

export const reponsesDuBanc = (
  dispositif: Dispositif,
): Readonly<Record<'administrative' | 'eligibilite', Reponses>> => ({
  administrative,
  eligibilite: eligibilite(dispositif),
})
