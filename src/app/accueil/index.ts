export { type DepsAccueil, routesAccueil } from './tableau-de-bord.route.ts'
