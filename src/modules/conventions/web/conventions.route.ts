import type { Route } from '../../../platform/http/contract.ts'
import type { DepsConventions } from './deps.ts'
import { routesConvention } from './convention.route.ts'
import { routesDocuments } from './documents.route.ts'
import { routesListe } from './liste.route.ts'
import { routesSignatures } from './signatures.route.ts'

/** The convention, its signatures by both parties, and the documents that a candidature keeps. */
export const routesConventions = (deps: DepsConventions): readonly Route[] => [
  ...routesConvention(deps),
  ...routesDocuments(deps),
  ...routesListe(deps),
  ...routesSignatures(deps),
]
