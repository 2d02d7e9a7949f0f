export { estPublique } from './adresses.ts'
export { type Appele, type Appeler, creerAppel, type HoteAdmis } from './appel.ts'
