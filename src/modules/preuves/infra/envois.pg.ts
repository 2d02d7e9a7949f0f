import { type RawBuilder, sql } from 'kysely'
import { estUuid } from '../../../kernel/uuid.ts'
import { type Db, enTransaction } from '../../../platform/db/index.ts'
import type { Envoi } from '../domain/envoi.ts'
import type { DepotEnvois, Segment } from '../use-cases/envois.ts'
import { makeVolume } from './volume.pg.ts'

const COLONNES: RawBuilder<unknown> = sql`id, numero, chapitre, preuve, nom, chemin, taille, recus, cree_le as "creeLe",
  recu_le as "recuLe", empreinte`

export const makeDepotEnvois = (db: Db): DepotEnvois => ({
  creer: async ({ id, numero, chapitre, preuve, nom, chemin = null, taille }, { personneId, entrepriseId }) => {
    await sql`insert into envois (id, numero, entreprise_id, personne_id, chapitre, preuve, nom, chemin, taille)
      values (${id}, ${numero}, ${entrepriseId}, ${personneId}, ${chapitre}, ${preuve}, ${nom}, ${chemin}, ${taille})`.execute(
      db,
    )
  },
  lire: async (id, { entrepriseId }) => {
    if (!estUuid(id)) return null
    const { rows } = await sql<Envoi>`select ${COLONNES} from envois
      where id = ${id} and entreprise_id = ${entrepriseId} and depose_le is null and abandonne_le is null`.execute(db)
    return rows[0] ?? null
  },
  lireDepose: async (id, { entrepriseId }) => {
    if (!estUuid(id)) return null
    const { rows } = await sql<Envoi>`select ${COLONNES} from envois
      where id = ${id} and entreprise_id = ${entrepriseId} and depose_le is not null`.execute(db)
    return rows[0] ?? null
  },
  deLaCandidature: async (numero, { entrepriseId }) => {
    const { rows } = await sql<Envoi>`select ${COLONNES} from envois
      where numero = ${numero} and entreprise_id = ${entrepriseId} and depose_le is null and abandonne_le is null
      order by cree_le`.execute(db)
    return rows
  },
  volume: makeVolume(db),
  noterSegment: async (id, { debut, fin, empreinte }) => {
    const { rows } = await sql`
      with suite as (
        update envois set recus = ${fin}, maj_le = clock_timestamp(),
          recu_le = case when taille = ${fin} then clock_timestamp() end
        where id = ${id} and recus = ${debut} and abandonne_le is null returning id)
      insert into envois_segments (id, debut, fin, empreinte) select id, ${debut}, ${fin}, ${empreinte} from suite
      returning id`.execute(db)
    return rows.length > 0
  },
  segments: async id => {
    const { rows } = await sql<Segment>`
      select debut, fin, empreinte from envois_segments where id = ${id} order by debut`.execute(db)
    return rows
  },
  reprendreDepuis: (id, depuis) =>
    enTransaction(db, async tx => {
      await sql`delete from envois_segments where id = ${id} and debut >= ${depuis}`.execute(tx)
      await sql`update envois set recus = ${depuis}, recu_le = null, maj_le = clock_timestamp() where id = ${id}`.execute(
        tx,
      )
    }),
  noterEmpreinte: async (id, empreinte) => {
    await sql`update envois set empreinte = ${empreinte} where id = ${id}`.execute(db)
  },
  noterDepot: async id => {
    await sql`update envois set depose_le = clock_timestamp() where id = ${id}`.execute(db)
  },
  noterAbandon: async id => {
    await sql`update envois set abandonne_le = clock_timestamp() where id = ${id} and depose_le is null`.execute(db)
  },
  perimes: async jours => {
    const { rows } = await sql<{ id: string }>`select id from envois
      where depose_le is null and abandonne_le is null and cree_le < clock_timestamp() - make_interval(days => ${jours})
      limit 1000`.execute(db)
    return rows.map(({ id }) => id)
  },
})
