import { type RawBuilder, sql } from 'kysely'
import type { Candidature } from '../domain/candidature.ts'
import type { Reveil } from '../use-cases/ports.ts'

/** Nothing falls due in it, until somebody acts. */
const endormie = ({ statut }: Candidature): boolean => statut === 'close' || statut === 'referencee'

const lesRoles = ({ attend }: Reveil): RawBuilder<unknown> => sql`${attend}::text[]`

/** The values of `reveil`, `attend` and `propose_a` in a new row. The clock looks at once at one of which nothing is said. */
export const premierReveil = (etat: Candidature, reveil: Reveil | undefined): RawBuilder<unknown> =>
  sql.join([
    endormie(etat) ? sql`null` : reveil ? sql`${reveil.quand}::timestamptz` : sql`clock_timestamp()`,
    reveil ? lesRoles(reveil) : sql`'{}'`,
    sql`${reveil?.proposeA ?? null}`,
  ])

/**
 * The same columns in a row that changes, each with a comma before it. Worked out from a part of the state, a moment is never
 * later than the true one: the earlier of the two is kept, and a wake that finds nothing to do works out the true one.
 */
export const changementReveil = (etat: Candidature, reveil: Reveil | undefined): RawBuilder<unknown> => {
  if (!reveil) return sql``
  if (endormie(etat)) return sql`, reveil = null, attend = '{}', propose_a = null`
  const quand = sql`${reveil.quand}::timestamptz`
  const colonnes = {
    horloge: sql`reveil = ${quand}, attend = ${lesRoles(reveil)}, propose_a = ${reveil.proposeA}`,
    entiere: sql`reveil = case when reveil <= ${reveil.le} then reveil else ${quand} end,
      attend = ${lesRoles(reveil)}, propose_a = ${reveil.proposeA}`,
    partielle: sql`reveil = least(reveil, ${quand}),
      attend = case when attend @> ${lesRoles(reveil)} then attend else attend || ${lesRoles(reveil)} end`,
  }[reveil.portee]
  return sql`, ${colonnes}`
}
