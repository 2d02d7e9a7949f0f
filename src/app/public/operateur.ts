/** Who runs the service, as the law asks to say it (LCEN art. 6 III; RGPD art. 13). What the operator did not give is null. */
export type Operateur = {
  readonly nom: string
  readonly demonstration: boolean
  readonly adresse: string | null
  readonly courriel: string | null
  readonly telephone: string | null
  readonly directeurPublication: string | null
  readonly hebergeur: string | null
  /** PUB-3 — where to reach the data protection officer. */
  readonly delegueDonnees: string | null
}

/** The fictional agency that runs a demonstration. */
export const operateurDeDemonstration = (nom: string): Operateur => ({
  nom,
  demonstration: true,
  adresse: '1 place de la Démonstration, 75999 Paris',
  courriel: 'referencement@agence.example',
  telephone: '01 99 00 12 34',
  directeurPublication: 'Dominique Roux, direction générale (personne fictive)',
  hebergeur: 'la machine sur laquelle la démonstration a été lancée',
  delegueDonnees: 'dpo@agence.example',
})

/** An operator of which only the name is known. */
export const operateurNomme = (nom: string): Operateur => ({
  nom,
  demonstration: false,
  adresse: null,
  courriel: null,
  telephone: null,
  directeurPublication: null,
  hebergeur: null,
  delegueDonnees: null,
})
