export { creerGazelle, type Reglages } from './adaptateur.ts'
export type * from './gazelle.ts'
export {
  creerImportation,
  type DemandeDeRapport,
  echecEnMots,
  type Importation,
  type RapportImporte,
} from './importation.ts'
export { lireContenu, RapportIllisible } from './rapport.ts'
