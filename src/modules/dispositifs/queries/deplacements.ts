import { sql } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'
import type { Deplacement } from '../domain/deplacement.ts'

/** A move, and of which programme. */
export type DeplacementDe = Deplacement & { readonly code: string }

const COLONNES = sql`code, revision, jalon, avant, quand, motif, le, par`

/** P10 — the moves of a programme's milestones, the first one first; `jusqua`: up to that revision of its calendar. */
export const lireDeplacements = async (db: Db, code: string, jusqua?: number): Promise<readonly DeplacementDe[]> => {
  const { rows } = await sql<DeplacementDe>`
    select ${COLONNES} from deplacements_de_jalon
    where code = ${code} and revision <= ${jusqua ?? 2_147_483_647} order by revision`.execute(db)
  return rows
}

/** The same, of every programme: a few lines. */
export const lireTousDeplacements = async (db: Db): Promise<ReadonlyMap<string, readonly DeplacementDe[]>> => {
  const { rows } = await sql<DeplacementDe>`
    select ${COLONNES} from deplacements_de_jalon order by code, revision`.execute(db)
  return Map.groupBy(rows, ({ code }) => code)
}
