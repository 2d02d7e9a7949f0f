export type { DepsPublic } from './deps.ts'
export { pageDispositif } from './dispositifs.page.tsx'
export { type Operateur, operateurDe } from './operateur.ts'
export { routesPubliques } from './public.route.ts'
