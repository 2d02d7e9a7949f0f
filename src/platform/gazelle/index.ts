export { creerGazelle, type Reglages } from './adaptateur.ts'
export type * from './gazelle.ts'
