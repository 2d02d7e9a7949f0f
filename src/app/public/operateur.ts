import type { Config, CoordonneesOperateur } from '../../platform/config/index.ts'

/** Who runs the service, as the law asks to say it (LCEN art. 6 III; RGPD art. 13). */
export type Operateur = CoordonneesOperateur & { readonly nom: string; readonly demonstration: boolean }

/** The fictional agency that runs a demonstration. */
const FICTIF: CoordonneesOperateur = {
  adresse: '1 place de la Démonstration, 75999 Paris',
  courriel: 'referencement@agence.example',
  telephone: '01 99 00 12 34',
  directeurPublication: 'Dominique Roux, direction générale (personne fictive)',
  hebergeur: 'la machine sur laquelle la démonstration a été lancée',
  delegueDonnees: 'dpo@agence.example',
}

/** PUB-3 — the operator of the settings. */
export const operateurDe = ({
  nomOperateur: nom,
  demonstration,
  operateur = FICTIF,
}: Pick<Config, 'nomOperateur' | 'demonstration' | 'operateur'>): Operateur => ({ ...operateur, nom, demonstration })
