import { sql } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Seance } from '../domain/seance.ts'
import { enSeance } from '../infra/seances.pg.ts'

export const lireSeance = async (
  db: Db,
  jour: JourCivil,
): Promise<{ readonly seance: Seance | null; readonly version: number }> => {
  const rangee = await db.selectFrom('seances').selectAll().where('jour', '=', jour).executeTakeFirst()
  return rangee ? { seance: enSeance(rangee), version: rangee.version } : { seance: null, version: 0 }
}

/** The last ones first. */
export const listeSeances = async (db: Db, { limite = 60 } = {}): Promise<readonly Seance[]> => {
  const rangees = await db.selectFrom('seances').selectAll().orderBy('jour', 'desc').limit(limite).execute()
  return rangees.map(enSeance)
}

/** What the minutes say of one candidature, for those who may see it: one document for each séance that decided on it. */
export const extraitsDe = async (
  db: Db,
  numero: string,
): Promise<
  readonly { readonly empreinte: string; readonly le: Instant; readonly par: Auteur; readonly seance: JourCivil }[]
> => {
  const { rows } = await sql<{ empreinte: string; le: Instant; par: Auteur; seance: JourCivil }>`
    select extraits ->> ${numero} as empreinte, close_le as le, close_par as par, jour as seance
    from seances where extraits ? ${numero} order by jour`.execute(db)
  return rows
}
