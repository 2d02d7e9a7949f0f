import { composerVersions, type Dispositifs, routesVersions } from '../modules/dispositifs/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Route } from '../platform/http/contract.ts'

/** The pages that compare the versions of programmes (GUI-3). */
export const routesDesVersions = ({
  db,
  dispositifs,
}: {
  readonly db: Db
  readonly dispositifs: Dispositifs
}): readonly Route[] => routesVersions(composerVersions(db, dispositifs))
