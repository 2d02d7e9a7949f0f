import { sql } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'
import type { Reponses } from '../../dispositifs/index.ts'

/** What must be known of a candidature to write about it: its programme, and step 1 as it was last handed over. */
export type SujetDeMessage = { readonly dispositifId: string; readonly administrative: Reponses }

/** Asked by jobs, for nobody in particular. @throws Error when there is no such candidature. */
export const sujetDeMessage = async (db: Db, numero: string): Promise<SujetDeMessage> => {
  const { rows } = await sql<{ dispositifId: string; administrative: Reponses | null }>`
    select dispositif_id as "dispositifId", coalesce(etat #> '{administrative,soumission,reponses}',
      etat #> '{avant,administrative,soumission,reponses}') as administrative
    from candidatures where numero = ${numero}`.execute(db)
  const sujet = rows[0]
  if (!sujet) throw new Error(`candidature ${numero} absente`)
  return { dispositifId: sujet.dispositifId, administrative: sujet.administrative ?? {} }
}
