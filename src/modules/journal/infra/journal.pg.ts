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
  const { flux, fluxId, depuis, faits } = args
  const lignes = faits.map(
    ({ type, le, par, ...donnees }, rang) =>
      sql`(${flux}, ${fluxId}, ${depuis + rang + 1}, ${type}, ${le}, ${JSON.stringify(par)}, ${JSON.stringify(donnees)})`,
  )
  return sql`insert into journal (flux, flux_id, position, type, le, par, donnees) values ${sql.join(lignes)}`
}
