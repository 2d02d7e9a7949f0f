import { sql } from 'kysely'
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'
import type { Db } from '../../platform/db/index.ts'

/** How many dead rows a new interaction sweeps away: more than one sign-in leaves behind. */
const BALAYAGE = 50

/** oidc-provider's storage over one table, PostgreSQL's clock judging what has expired. */
export const adaptateur =
  (db: Db): AdapterFactory =>
  modele => {
    const lire = async (cle: 'id' | 'uid' | 'user_code', valeur: string): Promise<AdapterPayload | undefined> => {
      // PostgreSQL knows no such text, and would fail where « not found » is the answer.
      if (valeur.includes('\0')) return undefined
      const { rows } = await sql<{ contenu: AdapterPayload }>`select contenu from isc_objets
        where modele = ${modele} and ${sql.ref(cle)} = ${valeur} and (expire_le is null or expire_le > clock_timestamp())`.execute(
        db,
      )
      return rows[0]?.contenu
    }
    const objets: Adapter = {
      upsert: async (id, contenu, dureeSecondes) => {
        if (modele === 'Interaction') await balayer(db)
        await sql`insert into isc_objets (modele, id, contenu, grant_id, uid, user_code, expire_le)
          values (${modele}, ${id}, ${JSON.stringify(contenu)}, ${contenu.grantId ?? null}, ${contenu.uid ?? null},
            ${contenu.userCode ?? null}, clock_timestamp() + make_interval(secs => ${dureeSecondes ?? null}))
          on conflict (modele, id) do update set contenu = excluded.contenu, grant_id = excluded.grant_id,
            uid = excluded.uid, user_code = excluded.user_code, expire_le = excluded.expire_le`.execute(db)
      },
      find: id => lire('id', id),
      findByUid: uid => lire('uid', uid),
      findByUserCode: code => lire('user_code', code),
      consume: async id => {
        await sql`update isc_objets set contenu = contenu ||
            jsonb_build_object('consumed', floor(extract(epoch from clock_timestamp())))
          where modele = ${modele} and id = ${id}`.execute(db)
      },
      destroy: async id => {
        await sql`delete from isc_objets where modele = ${modele} and id = ${id}`.execute(db)
      },
      revokeByGrantId: async grantId => {
        await sql`delete from isc_objets where grant_id = ${grantId}`.execute(db)
      },
    }
    return objets
  }

const balayer = async (db: Db): Promise<void> => {
  await sql`delete from isc_objets where ctid = any (array(
    select ctid from isc_objets where expire_le < clock_timestamp() limit ${BALAYAGE} for update skip locked))`.execute(
    db,
  )
  await sql`delete from isc_codes where expire_le < clock_timestamp() - interval '1 day'`.execute(db)
  await sql`delete from isc_essais where depuis < clock_timestamp() - interval '1 day'`.execute(db)
}

/** A secret of the provider, made by the first process that needs it and then the same for all. */
export const secretPartage = async <T extends object>(
  db: Db,
  { nom, creer }: { readonly nom: string; readonly creer: () => Promise<T> },
): Promise<T> => {
  const lu = await lireSecret<T>(db, nom)
  if (lu !== null) return lu
  await sql`insert into isc_objets (modele, id, contenu) values ('Cles', ${nom}, ${JSON.stringify(await creer())})
    on conflict do nothing`.execute(db)
  const cree = await lireSecret<T>(db, nom)
  if (cree === null) throw new Error(`clé ${nom} introuvable après sa création`)
  return cree
}

const lireSecret = async <T>(db: Db, nom: string): Promise<T | null> => {
  const { rows } = await sql<{
    contenu: T
  }>`select contenu from isc_objets where modele = 'Cles' and id = ${nom}`.execute(db)
  return rows[0]?.contenu ?? null
}
