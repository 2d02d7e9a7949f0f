import { sql } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'

/** The same content deposited twice is one pièce. */
export const noterPiece =
  (db: Db) =>
  async ({
    empreinte,
    taille,
    type,
  }: {
    readonly empreinte: string
    readonly taille: number
    readonly type: string
  }): Promise<void> => {
    await sql`insert into pieces (empreinte, taille, type) values (${empreinte}, ${taille}, ${type}) on conflict do nothing`.execute(
      db,
    )
  }
