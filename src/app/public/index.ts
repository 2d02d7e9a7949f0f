export type { DepsPublic } from './deps.ts'
export { type Operateur, operateurDe } from './operateur.ts'
export { routesPubliques } from './public.route.ts'
