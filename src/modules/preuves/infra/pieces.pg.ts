import { sql } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'
import type { NoterPiece } from '../../candidatures/index.ts'

/** The same content deposited twice is one pièce. */
export const noterPiece =
  (db: Db): NoterPiece =>
  async ({ empreinte, taille, type }) => {
    await sql`insert into pieces (empreinte, taille, type) values (${empreinte}, ${taille}, ${type}) on conflict do nothing`.execute(
      db,
    )
  }
