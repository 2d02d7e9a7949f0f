import { sql } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { NoterLecture } from '../domain/lecture.ts'

/** P31 — kept before the first byte goes out. */
export const makeNoterLecture =
  (db: Db): NoterLecture =>
  async ({ numero, empreinte, nom, par, portion, apercu = null }) => {
    await sql`insert into lectures_de_pieces (numero, empreinte, nom, par, debut, fin, apercu)
      values (${numero}, ${empreinte}, ${nom}, ${JSON.stringify(par satisfies Auteur)}::jsonb,
        ${portion?.debut ?? null}, ${portion?.fin ?? null}, ${apercu})`.execute(db)
  }
