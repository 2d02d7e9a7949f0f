import { sql } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'
import type { Volume } from '../domain/envoi.ts'

/**
 * What counts in the quotas: what was deposited by any way, as the journal's lines add it up, and what was received and is no deposit yet;
 * each content once a candidature, and uploads under way whole.
 * @param entrepriseId whose total is asked for; when none is given, of the company that the candidature is of.
 */
export const makeVolume =
  (db: Db) =>
  async (numero: string, { entrepriseId }: { readonly entrepriseId?: string } = {}): Promise<Volume> => {
    const { rows } = await sql<Volume>`
      with qui (entreprise_id) as (
        select coalesce(${entrepriseId ?? null}::uuid, (select entreprise_id from candidatures where numero = ${numero}))),
      recus as (
        select numero, entreprise_id, empreinte, taille from envois
        where empreinte is not null and depose_le is null and abandonne_le is null
          and (entreprise_id = (select entreprise_id from qui) or numero = ${numero})
        union
        select numero, entreprise_id, empreinte, taille from depots_groupes
        where empreinte is not null and depose_le is null and retire_le is null
          and (entreprise_id = (select entreprise_id from qui) or numero = ${numero})),
      tout as (
        select c.numero, c.entreprise_id, v.octets as taille, 0 as reste
        from candidatures c join volumes_deposes v on v.numero = c.numero
        where c.entreprise_id = (select entreprise_id from qui) or c.numero = ${numero}
        union all
        select numero, entreprise_id, taille, 0 from recus r
        where not exists (select from contenus_deposes d where d.numero = r.numero and d.empreinte = r.empreinte)
        union all
        select numero, entreprise_id, taille, case when recu_le is null then taille - recus else 0 end from envois
        where empreinte is null and abandonne_le is null)
      select coalesce(sum(taille) filter (where numero = ${numero}), 0)::bigint as candidature,
        coalesce(sum(taille) filter (where entreprise_id = (select entreprise_id from qui)), 0)::bigint as entreprise,
        coalesce(sum(reste), 0)::bigint as "enCours"
      from tout`.execute(db)
    return rows[0] ?? { candidature: 0, entreprise: 0, enCours: 0 }
  }
