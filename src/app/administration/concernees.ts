import { sql } from 'kysely'
import type { CodeJalon } from '../../modules/dispositifs/index.ts'
import type { Db } from '../../platform/db/index.ts'

/** Whom a milestone concerns. */
export type Concernees = {
  /** Neither closed nor referenced. */
  readonly ouvertes: number
  /** Those of them that still have to do, before the milestone, what it is for. */
  readonly attendues: number
  readonly referencees: number
  /** Closed because a milestone had passed: they stay closed. */
  readonly closes: number
}

/** JAL-1…3 — what is still to be done before each milestone; the later ones ask nothing of a candidature. */
const attenduesAvant = {
  J1: sql<boolean>`c.statut = 'candidature_administrative'
    or (c.statut = 'eligibilite' and c.etat #>> '{eligibilite,statut}' = 'a_completer')`,
  J2: sql<boolean>`c.statut = 'depot_des_preuves' and exists (
    select from candidatures_chapitres h where h.numero = c.numero and h.statut = 'en_depot')`,
  J3: sql<boolean>`c.statut = 'depot_des_preuves' and exists (
    select from candidatures_chapitres h where h.numero = c.numero and h.statut in ('en_depot', 'a_modifier', 'reserve'))`,
} as const

/** All the versions of the programme together. */
export const compterConcernees = async (
  db: Db,
  { code, jalon }: { readonly code: string; readonly jalon: CodeJalon },
): Promise<Concernees> => {
  const attendues = jalon === 'J1' || jalon === 'J2' || jalon === 'J3' ? attenduesAvant[jalon] : sql<boolean>`false`
  const { rows } = await sql<Concernees>`
    select count(*) filter (where c.statut not in ('close', 'referencee')) as ouvertes,
      count(*) filter (where ${attendues}) as attendues,
      count(*) filter (where c.statut = 'referencee') as referencees,
      count(*) filter (where c.statut = 'close' and c.etat #>> '{cloture,motif}' = 'jalon_manque') as closes
    from candidatures c where c.guichet = ${code}`.execute(db)
  return rows[0] ?? { ouvertes: 0, attendues: 0, referencees: 0, closes: 0 }
}
