export { type Composeur, makeComposeur } from './composeur.ts'
export type {
  AvisImprime,
  DonneesAccuse,
  DonneesAttestation,
  DonneesAutorisation,
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
