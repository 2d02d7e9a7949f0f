import { dossiersDeVersion, routesConsequences } from '../modules/candidatures/index.ts'
import { composerVersions, type Dispositifs, routesVersions } from '../modules/dispositifs/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Route } from '../platform/http/contract.ts'

/** The pages that compare the versions of programmes, and say what a newer one asks of whom (GUI-3, VIE-3). */
export const routesDesVersions = ({
  db,
  dispositifs,
}: {
  readonly db: Db
  readonly dispositifs: Dispositifs
}): readonly Route[] => {
  const versions = composerVersions(db, dispositifs)
  return [
    ...routesVersions(versions),
    ...routesConsequences({ ...versions, dossiersDeVersion: demande => dossiersDeVersion(db, demande) }),
  ]
}
