export type { DepsPublic } from './deps.ts'
export { type Operateur, operateurDeDemonstration, operateurNomme } from './operateur.ts'
export { routesPubliques } from './public.route.ts'
