export { type Composeur, makeComposeur } from './composeur.ts'
export type {
  AvisImprime,
  DonneesAccuse,
  DonneesAttestation,
  DonneesCommunes,
  DonneesConvention,
  DonneesJournal,
  DonneesParModele,
  DonneesProcesVerbal,
  DonneesRapportDeConformite,
  FichierNomme,
  Ligne,
  Modele,
} from './donnees.ts'
export { ErreurDeComposition } from './erreur.ts'
