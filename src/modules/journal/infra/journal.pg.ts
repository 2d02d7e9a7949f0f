import { type RawBuilder, sql } from 'kysely'
import type { FaitAJournaliser } from '../domain/ligne.ts'

/**
 * The statement that adds facts to a flux, to be run as it is or as one `with` of a larger write, in the transaction of
 * the state they change. `depuis` is the position of the last line already there.
 */
export const insertionJournal = (args: {
  readonly flux: string
  readonly fluxId: string
  readonly depuis: number
  readonly faits: readonly FaitAJournaliser[]
}): RawBuilder<unknown> => {
  const lignes = args.faits.map(({ type, le, par, ...donnees }, rang) => ({
    position: args.depuis + rang + 1,
    type,
    le,
    par: JSON.stringify(par),
    donnees: JSON.stringify(donnees),
  }))
  return sql`insert into journal (flux, flux_id, position, type, le, par, donnees)
    select ${args.flux}, ${args.fluxId}, position, type, le, par::json, donnees::json
    from json_to_recordset(${JSON.stringify(lignes)}::json) as l (position int, type text, le timestamptz, par text, donnees text)
    order by position`
}
