import { sql } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { DecisionDePaire, PaireDeVersions } from '../domain/apparier-rem.ts'

/** The last word on a pair of requirements, and whose it is. */
export type DecisionConsignee = DecisionDePaire & { readonly le: Instant; readonly par: Auteur }

/** GUI-3 — what agents said of the requirements that seem renumbered between two versions. */
export const lireRenumerotations = async (
  db: Db,
  { avant, apres }: PaireDeVersions,
): Promise<readonly DecisionConsignee[]> => {
  const { rows } = await sql<DecisionConsignee>`
    select distinct on (exigence_avant, exigence_apres)
      exigence_avant as avant, exigence_apres as apres, confirmee, le, par
    from renumerotations where avant_id = ${avant} and apres_id = ${apres}
    order by exigence_avant, exigence_apres, id desc`.execute(db)
  return rows
}
