import { sql } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'

/** A line of a programme's history, as an administrator reads it. */
export type LigneDeVersion = {
  readonly id: string
  readonly version: number
  readonly empreinte: string
  readonly creeLe: Instant
  readonly creePar: Auteur
  /** `null` for the draft. */
  readonly publieeLe: Instant | null
  readonly publieePar: Auteur | null
}

/** The versions of a programme, the last one first, the draft included. */
export const lireVersions = async (db: Db, code: string): Promise<readonly LigneDeVersion[]> => {
  const { rows } = await sql<LigneDeVersion>`
    select id, version, empreinte, cree_le as "creeLe", cree_par as "creePar", publiee_le as "publieeLe", publiee_par as "publieePar"
    from versions_dispositif where code = ${code} order by version desc`.execute(db)
  return rows
}
