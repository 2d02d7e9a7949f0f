export { type DepsAdministration, routesAdministration } from './administration.route.ts'
