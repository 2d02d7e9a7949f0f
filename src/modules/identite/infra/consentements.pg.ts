import type { Db } from '../../../platform/db/index.ts'
import type { Consentements } from '../use-cases/ports.ts'

export const consentementsPg = (db: Db): Consentements => ({
  garder: async (personneId, acceptations) => {
    await db
      .insertInto('consentements')
      .values(acceptations.map(acceptation => ({ personne_id: personneId, ...acceptation })))
      .onConflict(conflit => conflit.doNothing())
      .execute()
  },
})
