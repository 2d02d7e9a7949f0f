export { type EntreeLue, lireZip, type RefusDeZip } from './lire-zip.ts'
export { type EntreeZip, ecrireZip } from './zip.ts'
