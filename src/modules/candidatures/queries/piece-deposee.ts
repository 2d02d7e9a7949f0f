import { sql } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'

/**
 * The candidatures in which that pièce was given, in a form, for a proof or as a recording, whatever replaced it since. Reads every
 * state of the base: for what is rare. `empreinte`: SHA-256, in lower-case hexadecimal.
 */
export const candidaturesDeLaPiece = async (db: Db, empreinte: string): Promise<readonly string[]> => {
  if (!/^[0-9a-f]{64}$/.test(empreinte)) return []
  const motif = `%"${empreinte}"%`
  const { rows } = await sql<{ numero: string }>`
    select numero from candidatures where etat::text like ${motif}
    union select numero from candidatures_chapitres where etat::text like ${motif} order by numero`.execute(db)
  return rows.map(({ numero }) => numero)
}
