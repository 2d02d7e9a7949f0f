export { type DepsCourriels, routesCourriels } from './courriels.route.ts'
