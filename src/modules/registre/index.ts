import type { Route } from '../../platform/http/contract.ts'
import { routesExamen } from './web/agence-marques.route.ts'
import type { DepsMarques } from './web/deps-marques.ts'
import type { DepsRegistre } from './web/deps.ts'
import { routesDeclaration } from './web/marque-blanche.route.ts'
import { routesDuRegistre } from './web/registre.route.ts'
import { routesVerification } from './web/verifier.route.ts'

export { composerMarques, composerRegistre, type LecturesDuRegistre } from './composition.ts'
export { etatLe, type Inscrit, type SolutionReferencee } from './domain/inscription.ts'
export { type MarqueBlanche, numeroDeMarque } from './domain/marque-blanche.ts'
export { type ApresMarqueBlanche, FLUX_MARQUE_BLANCHE } from './infra/marques-blanches.pg.ts'
export type { PageDuRegistre, Recherche } from './queries/chercher.ts'
export { cheminsMarques, cheminsRegistre } from './web/chemins.ts'
export type { DepsRegistre } from './web/deps.ts'

/** PUB-1, PUB-2, PUB-4 — the public register, and the verification of what the agency issued. */
export const routesRegistre = (deps: DepsRegistre): readonly Route[] => [
  ...routesDuRegistre(deps),
  ...routesVerification(deps),
]

/** REF-5 — white labels: declared by companies, decided by the agency. */
export const routesMarques = (deps: DepsMarques): readonly Route[] => [
  ...routesDeclaration(deps),
  ...routesExamen(deps),
]
