import type { Db } from '../../../platform/db/index.ts'
import type { DemandeNotee, Demandes } from '../use-cases/ports.ts'

const COLONNES = ['demande_id as id', 'document', 'adresse'] as const

export const demandesPg = (db: Db): Demandes => ({
  lire: async ({ numero, document }) => {
    const demande: DemandeNotee | undefined = await db
      .selectFrom('signatures_demandees')
      .select(COLONNES)
      .where('numero', '=', numero)
      .where('document', '=', document)
      .executeTakeFirst()
    return demande ?? null
  },
  noter: async ({ numero, document, id, adresse }) => {
    await db
      .insertInto('signatures_demandees')
      .values({ numero, document, demande_id: id, adresse })
      .onConflict(conflit => conflit.columns(['numero', 'document']).doNothing())
      .execute()
  },
  remplacees: ({ numero, document }) =>
    db
      .selectFrom('signatures_demandees')
      .select(COLONNES)
      .where('numero', '=', numero)
      .where('document', '<>', document)
      .execute(),
})
