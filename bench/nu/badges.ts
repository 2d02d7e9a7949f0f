const badge = (classe: string, texte: string): string => `<span class="cv-badge cv-badge--${classe}">${texte}</span>`

export const STATUTS: Readonly<Record<string, string>> = {
  candidature_administrative: badge('encours fr-icon-time-line', 'Candidature administrative'),
  eligibilite: badge('encours fr-icon-time-line', 'Éligibilité'),
  depot_des_preuves: badge('encours fr-icon-time-line', 'Dépôt et instruction des preuves'),
  prete_pour_convention: badge('encours fr-icon-time-line', 'Convention à préparer'),
  referencee: badge('succes fr-icon-checkbox-circle-fill', 'Référencée'),
}

export const CHAPITRES: Readonly<Record<string, string>> = {
  en_depot: badge('neutre fr-icon-circle-line', 'Dépôt en cours'),
  en_file: badge('info fr-icon-info-fill', 'En file d’attente'),
  en_instruction: badge('encours fr-icon-time-line', 'En instruction'),
  a_modifier: badge('attention fr-icon-alert-fill', 'À modifier'),
  valide: badge('succes fr-icon-checkbox-circle-fill', 'Validé'),
}

export const PREUVES: Readonly<Record<string, string>> = {
  attendue: badge('neutre fr-icon-circle-line', 'À déposer'),
  deposee: badge('info fr-icon-info-fill', 'Déposée'),
  conforme: badge('succes fr-icon-checkbox-circle-fill', 'Conforme'),
  a_modifier: badge('attention fr-icon-alert-fill', 'À modifier'),
  non_conforme: badge('erreur fr-icon-close-circle-fill', 'Non conforme'),
}
