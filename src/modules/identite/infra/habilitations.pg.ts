import { sql } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'
import type { Habilitations } from '../use-cases/ports.ts'

export const habilitationsPg = (db: Db): Habilitations => ({
  accorder: async ({ compte: { iss, sub }, role, par }) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('habilitations')
      .values({ iss, sub, role, accordee_par: JSON.stringify(par) })
      .onConflict(conflit => conflit.columns(['iss', 'sub', 'role']).where('retiree_le', 'is', null).doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  },
  retirer: async ({ compte: { iss, sub }, role, par }) => {
    const { numAffectedRows } =
      await sql`update habilitations set retiree_le = clock_timestamp(), retiree_par = ${JSON.stringify(par)}
      where iss = ${iss} and sub = ${sub} and role = ${role} and retiree_le is null`.execute(db)
    return numAffectedRows === 1n
  },
  compteDe: async personneId =>
    (await db.selectFrom('personnes').select(['iss', 'sub']).where('id', '=', personneId).executeTakeFirst()) ?? null,
})
