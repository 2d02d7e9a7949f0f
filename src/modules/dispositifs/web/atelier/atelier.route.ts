import type { Route } from '../../../../platform/http/contract.ts'
import { routesAccueilAtelier } from './accueil.route.ts'
import type { DepsAtelier } from './deps.ts'
import { routesFormulaires } from './formulaires.route.ts'
import { routesPublication } from './publication.route.ts'
import { routesReglages } from './reglages.route.ts'
import { routesTableau } from './tableau.route.ts'

/** GUI-1 — the workshop, where programmes are written before they are published. */
export const routesAtelier = (deps: DepsAtelier): readonly Route[] => [
  ...routesAccueilAtelier(deps),
  ...routesTableau(deps),
  ...routesPublication(deps),
  ...routesReglages(deps),
  ...routesFormulaires(deps),
]
