import { composerAtelier, type Dispositifs, routesAtelier } from '../modules/dispositifs/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Route } from '../platform/http/contract.ts'

/** The pages where programmes are written, compared and tried before they are published. */
export const routesDeLAtelier = ({
  db,
  dispositifs,
}: {
  readonly db: Db
  readonly dispositifs: Dispositifs
}): readonly Route[] => routesAtelier({ ...composerAtelier(db), dispositifs })
