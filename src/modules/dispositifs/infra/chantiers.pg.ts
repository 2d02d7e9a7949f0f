import { sql } from 'kysely'
import { type Db, enTransaction, lireHorloge, type Tx, unActe } from '../../../platform/db/index.ts'
import { enChantier, type LigneChantier, lireHistoire } from '../queries/chantiers.ts'
import type { DepotChantiers, Trace, UneFoisChantiers } from '../use-cases/ports-chantiers.ts'
import { depotDispositifs } from './dispositifs.pg.ts'
import { noterEcriture } from './ecritures.ts'

const tracer = async (tx: Tx, code: string, { geste, note, par }: Trace): Promise<number> => {
  const { rows } = await sql<{ version: number }>`
    insert into chantiers_histoire (code, version, par, geste, note)
    select ${code}, coalesce(max(version), 0) + 1, ${JSON.stringify(par)}::jsonb, ${geste}, ${note}
    from chantiers_histoire where code = ${code}
    returning version`.execute(tx)
  return rows[0]?.version ?? 0
}

const charger: (tx: Tx) => DepotChantiers['chargerChantier'] = tx => async code => {
  const { rows } = await sql<LigneChantier>`
    select code, contenu, version from chantiers where code = ${code} for update`.execute(tx)
  return rows[0] ? enChantier(rows[0]) : null
}

const ecrire: (tx: Tx) => DepotChantiers['ecrireChantier'] =
  tx =>
  async ({ code, ...contenu }, trace) => {
    const version = await tracer(tx, code, trace)
    await sql`
      insert into chantiers (code, contenu, version) values (${code}, ${JSON.stringify(contenu)}::jsonb, ${version})
      on conflict (code) do update set contenu = excluded.contenu, version = excluded.version`.execute(tx)
    return version
  }

const retirer: (tx: Tx) => DepotChantiers['retirerChantier'] = tx => async (code, trace) => {
  await tracer(tx, code, trace)
  await sql`delete from chantiers where code = ${code}`.execute(tx)
}

export const depotChantiers = (tx: Tx): DepotChantiers => ({
  ...depotDispositifs(tx),
  horloge: () => lireHorloge(tx),
  chargerChantier: charger(tx),
  ecrireChantier: ecrire(tx),
  retirerChantier: retirer(tx),
  derniereTrace: async code => (await lireHistoire(tx, code))[0] ?? null,
})

/** One transaction on the workshop, once for each idempotency key (P2). */
export const makeUneFoisChantiers =
  (db: Db): UneFoisChantiers =>
  (acte, faire) =>
    unActe(db, acte, tx => faire(depotChantiers(tx))).finally(noterEcriture)

/** One transaction outside of any person's act: a command of the operator. */
export const dansUnChantier = <R>(db: Db, faire: (depot: DepotChantiers) => Promise<R>): Promise<R> =>
  enTransaction(db, tx => faire(depotChantiers(tx)))
