import { composerFichiers, type Dispositifs, routesFichiers } from '../modules/dispositifs/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Route } from '../platform/http/contract.ts'
import type { Magasin } from '../platform/storage/index.ts'

/** The pages by which programmes leave the workshop as files, and come into it. */
export const routesDesFichiers = (parts: {
  readonly db: Db
  readonly magasin: Magasin
  readonly dispositifs: Dispositifs
}): readonly Route[] => routesFichiers(composerFichiers(parts))
