import { sql } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'

/** A line of a programme's history, as an administrator reads it. */
export type LigneDeVersion = {
  readonly id: string
  readonly version: number
  readonly empreinte: string
  readonly publieeLe: Instant
  readonly publieePar: Auteur
}

/** The versions of a programme, the last one first. */
export const lireVersions = async (db: Db, code: string): Promise<readonly LigneDeVersion[]> => {
  const { rows } = await sql<LigneDeVersion>`
    select id, version, empreinte, publiee_le as "publieeLe", publiee_par as "publieePar"
    from versions_dispositif where code = ${code} and publiee_le is not null order by version desc`.execute(db)
  return rows
}
