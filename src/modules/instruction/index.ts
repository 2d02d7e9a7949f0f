export { routesInstruction } from './web/agence.route.ts'
export type { DepsInstruction } from './web/deps.ts'
