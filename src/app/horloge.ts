import { prochainReveilDans, type Tour } from '../modules/candidatures/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { TourDeCadence } from '../platform/jobs/index.ts'
import type { Log } from '../platform/log/index.ts'

/** How many candidatures in one turn: others breathe in between (P37). */
const PAR_TOUR = 50

type Besoins = { readonly db: Db; readonly log: Log; readonly reveiller: (max: number) => Promise<Tour> }

/**
 * P19, JAL-6 — one turn of the procedure's clock, in each process that does jobs: wakes what is due, and says when the next
 * candidature will be. One that can't be dealt with is told and set aside; the others go on.
 */
export const tourDHorloge =
  ({ db, log, reveiller }: Besoins): TourDeCadence =>
  async () => {
    const { traitees, echecs } = await reveiller(PAR_TOUR)
    for (const { numero, erreur } of echecs) log.error({ err: erreur, numero }, 'réveil d’une candidature en échec')
    return traitees === PAR_TOUR ? 0 : prochainReveilDans(db)
  }
