import { sql } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'
import { AGENCE, type Magasin } from '../../../platform/storage/index.ts'
import type { ClasseurDepose, Classeurs } from '../use-cases/ports-classeurs.ts'

const lireEntier = async (magasin: Magasin, empreinte: string): Promise<Uint8Array> => {
  const morceaux: Buffer[] = []
  for await (const morceau of await magasin.ouvrir(empreinte)) morceaux.push(morceau as Buffer)
  return Buffer.concat(morceaux)
}

/** The bytes in the store, then who sent them in the base. */
export const makeClasseurs = ({ db, magasin }: { readonly db: Db; readonly magasin: Magasin }): Classeurs => ({
  ranger: async (flux, { tailleMax }) => {
    const depot = await magasin.deposer(flux, { tailleMax, pour: AGENCE })
    return depot.ok ? { empreinte: depot.empreinte, taille: depot.taille } : null
  },
  lire: empreinte => lireEntier(magasin, empreinte),
  noter: async (code, { empreinte, nom, taille, par }) => {
    await sql`
      insert into classeurs_deposes (code, empreinte, nom, taille, par)
      values (${code}, ${empreinte}, ${nom}, ${taille}, ${JSON.stringify(par)}::jsonb)
      on conflict (code, empreinte)
        do update set nom = excluded.nom, par = excluded.par, le = clock_timestamp()`.execute(db)
  },
  retrouver: async (code, empreinte) => {
    const { rows } = await sql<ClasseurDepose>`
      select empreinte, nom, taille, le, par from classeurs_deposes
      where code = ${code} and empreinte = ${empreinte}`.execute(db)
    return rows[0] ?? null
  },
})
