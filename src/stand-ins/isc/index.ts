export {
  type CompteDeDemonstration,
  comptesAnnonces,
  comptesDeDemonstration,
  MOT_DE_PASSE_DE_DEMONSTRATION,
} from './comptes-de-demonstration.ts'
export { chercherIdentifiants } from './comptes.pg.ts'
export { installerComptes } from './installer.ts'
export type { ReglagesIsc } from './reglages.ts'
export { creerIsc, type Isc } from './serveur.ts'
export { originesDe, type Service } from './services.ts'
