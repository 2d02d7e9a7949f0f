export { creerGazelle, type Reglages } from './adaptateur.ts'
export type * from './gazelle.ts'
export { creerImportation, echecEnMots, type Importation, type RapportImporte } from './importation.ts'
