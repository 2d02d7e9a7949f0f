import type { Route } from '../../platform/http/contract.ts'
import type { DepsRegistre } from './web/deps.ts'
import { routesDuRegistre } from './web/registre.route.ts'
import { routesVerification } from './web/verifier.route.ts'

export { composerRegistre, type LecturesDuRegistre } from './composition.ts'
export { etatLe, type Inscrit, type SolutionReferencee } from './domain/inscription.ts'
export type { PageDuRegistre, Recherche } from './queries/chercher.ts'
export { cheminsRegistre } from './web/chemins.ts'
export type { DepsRegistre } from './web/deps.ts'

/** PUB-1, PUB-2, PUB-4 — the public register, and the verification of what the agency issued. */
export const routesRegistre = (deps: DepsRegistre): readonly Route[] => [
  ...routesDuRegistre(deps),
  ...routesVerification(deps),
]
