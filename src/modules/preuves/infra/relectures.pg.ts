import { sql } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'
import type { PortsEtat } from '../use-cases/etat-de-la-piece.ts'
import type { EtatRelu, PortsRelecture } from '../use-cases/relire-pieces.ts'

export const makeRelecturesPg = (db: Db): Pick<PortsRelecture, 'suivante' | 'noter'> => ({
  suivante: async jours => {
    const { rows } = await sql<{ empreinte: string }>`
      select p.empreinte from pieces p left join relectures r on r.empreinte = p.empreinte
      where coalesce(r.le, p.recue_le) < now() - case when r.etat <> 'intacte' then interval '50 minutes'
        else make_interval(days => ${jours}) end
      order by coalesce(r.le, p.recue_le) limit 1`.execute(db)
    return rows[0]?.empreinte ?? null
  },
  noter: async (empreinte, etat) => {
    await sql`insert into relectures (empreinte, etat) values (${empreinte}, ${etat})
      on conflict (empreinte) do update set etat = excluded.etat, le = clock_timestamp()`.execute(db)
  },
})

/** P5 — a reader found it altered: the next turn reads it again, and raises the alarm if it is so. */
export const aRelireAussitot = async (db: Db, empreinte: string): Promise<void> => {
  await sql`insert into relectures (empreinte, etat, le)
    select empreinte, 'alteree', 'epoch' from pieces where empreinte = ${empreinte}
    on conflict (empreinte) do update set etat = 'alteree', le = 'epoch'`.execute(db)
}

/** Every pièce that the base names, in the order of their SHA-256; `apres` the last one read. */
export const lirePieces = async (db: Db, apres: string, nombre: number): Promise<readonly string[]> => {
  const { rows } = await sql<{ empreinte: string }>`
    select empreinte from pieces where empreinte > ${apres} order by empreinte limit ${nombre}`.execute(db)
  return rows.map(({ empreinte }) => empreinte)
}

/** How the store was last found, and whether that was less than a minute ago. */
export const makeDerniereRelecture =
  (db: Db): PortsEtat['derniere'] =>
  async empreinte => {
    const { rows } = await sql<{ etat: EtatRelu; recente: boolean }>`
      select etat, le > clock_timestamp() - interval '1 minute' as recente from relectures where empreinte = ${empreinte}`.execute(
      db,
    )
    return rows[0]
  }
