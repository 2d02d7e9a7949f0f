import { sql } from 'kysely'
import { type Db, enTransaction } from '../../../platform/db/index.ts'
import type { ALire, PortsPrecontrole } from '../use-cases/precontroler.ts'

export const makePrecontrolesPg = (db: Db): Pick<PortsPrecontrole, 'prendre' | 'rendre' | 'echouer'> => ({
  prendre: minutes =>
    enTransaction(db, async tx => {
      const { rows } = await sql<ALire>`
        with due as (
          select p.empreinte, p.taille from pieces p left join precontroles c on c.empreinte = p.empreinte
          where c.empreinte is null or c.reprise_le <= now()
          order by p.recue_le limit 1 for update of p skip locked)
        insert into precontroles as c (empreinte, tentatives, reprise_le)
        select empreinte, 1, now() + make_interval(mins => ${minutes}) from due
        on conflict (empreinte) do update set tentatives = c.tentatives + 1, reprise_le = excluded.reprise_le
        returning empreinte, tentatives, (select taille from due) as taille`.execute(tx)
      return rows[0] ?? null
    }),
  rendre: async (empreinte, faits) => {
    await sql`update precontroles set faits = ${JSON.stringify(faits)}, reprise_le = null, rendu_le = clock_timestamp()
      where empreinte = ${empreinte}`.execute(db)
  },
  echouer: async (empreinte, minutes) => {
    await sql`update precontroles set reprise_le = now() + make_interval(mins => ${minutes})
      where empreinte = ${empreinte}`.execute(db)
  },
})
