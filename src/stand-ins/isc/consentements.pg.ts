import { sql } from 'kysely'
import type { Instant } from '../../kernel/temps.ts'
import { type Db, enTransaction } from '../../platform/db/index.ts'

export type Consentement = {
  readonly clientId: string
  readonly portees: readonly string[]
  readonly accordeLe: Instant
}

/** IDN-5 — what the person accepted to share with a service; null: nothing, and the service gets nothing. */
export const lireConsentement = async (
  db: Db,
  { compteId, clientId }: { readonly compteId: string; readonly clientId: string },
): Promise<Consentement | null> => {
  const tous = await listerConsentements(db, compteId)
  return tous.find(consentement => consentement.clientId === clientId) ?? null
}

export const listerConsentements = async (db: Db, compteId: string): Promise<readonly Consentement[]> => {
  const { rows } = await sql<Consentement>`select client_id as "clientId", portees, accorde_le as "accordeLe"
    from isc_consentements where compte_id = ${compteId} order by client_id`.execute(db)
  return rows
}

/** Kept with the last acceptance's date; what was accepted before stays accepted. */
export const accorder = async (
  db: Db,
  {
    compteId,
    clientId,
    portees,
  }: { readonly compteId: string; readonly clientId: string; readonly portees: readonly string[] },
): Promise<void> => {
  await sql`insert into isc_consentements as c (compte_id, client_id, portees) values (${compteId}, ${clientId}, ${portees})
    on conflict (compte_id, client_id) do update set accorde_le = clock_timestamp(),
      portees = array(select distinct p from unnest(c.portees || excluded.portees) p order by p)`.execute(db)
}

/** Takes the agreement back, with every access it gave: the service will ask again at the next entry. */
export const retirer = (
  db: Db,
  { compteId, clientId }: { readonly compteId: string; readonly clientId: string },
): Promise<void> =>
  enTransaction(db, async tx => {
    await sql`delete from isc_consentements where compte_id = ${compteId} and client_id = ${clientId}`.execute(tx)
    await sql`delete from isc_objets where modele in ('Grant', 'AccessToken', 'AuthorizationCode')
      and contenu ->> 'accountId' = ${compteId} and contenu ->> 'clientId' = ${clientId}`.execute(tx)
  })
