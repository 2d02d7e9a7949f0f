import { sql } from 'kysely'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { NomsPublics } from '../domain/marque-blanche.ts'

/** REF-5 — a solution that is also offered under another name, as anyone may know it. */
export type AutreNom = NomsPublics & { readonly depuisLe: Instant }

/** The retained white labels of these référencements, by reference, the oldest first; none where there are none. */
export const marquesPubliques = async (
  db: Db,
  references: readonly string[],
): Promise<ReadonlyMap<string, readonly AutreNom[]>> => {
  if (references.length === 0) return new Map()
  const { rows } = await sql<AutreNom & { readonly reference: string }>`
    select m.reference, m.editeur, m.solution, m.version, m.decidee_le as "depuisLe"
    from marques_blanches m where m.etat = 'retenue' and m.reference = any(${[...references]}::text[])
    order by m.decidee_le, m.numero`.execute(db)
  const parReference = Map.groupBy(rows, ({ reference }) => reference)
  return new Map(
    [...parReference].map(([reference, lues]) => [
      reference,
      lues.map(({ editeur, solution, version, depuisLe }) => ({ editeur, solution, version, depuisLe })),
    ]),
  )
}
