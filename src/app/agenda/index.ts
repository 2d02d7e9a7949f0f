export { type DepsAgenda, routesAgenda } from './agenda.route.ts'
