import { type Db, unActe } from '../../../platform/db/index.ts'
import type { UneFoisRenumerotations } from '../use-cases/decider-renumerotation.ts'

/** P2 — one transaction, once for each idempotency key, in which what was said of a pair is kept. */
export const makeUneFoisRenumerotations =
  (db: Db): UneFoisRenumerotations =>
  (acte, faire) =>
    unActe(db, acte, tx =>
      faire({
        consigner: async ({ versions, decision, par }) => {
          await tx
            .insertInto('renumerotations')
            .values({
              avant_id: versions.avant,
              apres_id: versions.apres,
              exigence_avant: decision.avant,
              exigence_apres: decision.apres,
              confirmee: decision.confirmee,
              par: JSON.stringify(par),
            })
            .execute()
        },
      }),
    )
