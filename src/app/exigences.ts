import { composerExigences, type Dispositifs, routesExigences } from '../modules/dispositifs/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Route } from '../platform/http/contract.ts'
import type { Magasin } from '../platform/storage/index.ts'

/** The pages where the workbook of a programme's requirements is received, previewed and given back (REM-3). */
export const routesDesExigences = (parts: {
  readonly db: Db
  readonly magasin: Magasin
  readonly dispositifs: Dispositifs
}): readonly Route[] => routesExigences(composerExigences(parts))
