import { sql } from 'kysely'
import type { Statut } from '../../modules/candidatures/index.ts'
import type { Db } from '../../platform/db/index.ts'
import { compterTaches, type ComptesTaches } from '../../platform/jobs/index.ts'

/** The service in figures, as its administrator watches it. */
export type Chiffres = {
  /** Statuses without a candidature are left out. */
  readonly candidatures: ReadonlyMap<Statut, number>
  readonly personnes: {
    readonly connues: number
    /** Accounts that hold at least one right of the agency. */
    readonly habilitees: number
    readonly sessions: number
  }
  readonly taches: ComptesTaches
  readonly courriels: ComptesCourriels
}

export type ComptesCourriels = {
  /** Written, not tried yet. */
  readonly enAttente: number
  /** Tried at least once, and not accepted by the server. */
  readonly enEchec: number
}

export const lireChiffres = async (db: Db): Promise<Chiffres> => {
  const [candidatures, personnes, taches, courriels] = await Promise.all([
    parStatut(db),
    compterPersonnes(db),
    compterTaches(db),
    compterCourriels(db),
  ])
  return { candidatures, personnes, taches, courriels }
}

const parStatut = async (db: Db): Promise<ReadonlyMap<Statut, number>> => {
  const { rows } = await sql<{ statut: Statut; nombre: number }>`
    select statut, count(*) as nombre from candidatures group by statut`.execute(db)
  return new Map(rows.map(({ statut, nombre }) => [statut, nombre]))
}

const compterPersonnes = async (db: Db): Promise<Chiffres['personnes']> => {
  const { rows } = await sql<Chiffres['personnes']>`
    select (select count(*) from personnes) as connues,
      (select count(distinct (iss, sub)) from habilitations where retiree_le is null) as habilitees,
      (select count(*) from sessions where expire_le > clock_timestamp()) as sessions`.execute(db)
  return rows[0] ?? { connues: 0, habilitees: 0, sessions: 0 }
}

export const compterCourriels = async (db: Db): Promise<ComptesCourriels> => {
  const { rows } = await sql<ComptesCourriels>`
    select count(*) filter (where tentatives = 0) as "enAttente", count(*) filter (where tentatives > 0) as "enEchec"
    from courriels where envoye_le is null`.execute(db)
  return rows[0] ?? { enAttente: 0, enEchec: 0 }
}
