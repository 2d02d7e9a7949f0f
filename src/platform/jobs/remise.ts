import { performance } from 'node:perf_hooks'
import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import type { NouvelleTache } from './deposer.ts'

/**
 * The statement that deposits a job for the workers to hand over to the queue, a fraction of a second after its commit. Run as
 * it is, or as one `with` of a larger write: it costs a row. Where a job must have a key or a date, `ajouterTache`.
 */
export const depotDeTache = ({
  nom,
  charge,
  file,
}: Pick<NouvelleTache, 'nom' | 'charge' | 'file'>): RawBuilder<unknown> =>
  sql`insert into taches_a_remettre (nom, charge, file) values (${nom}, ${JSON.stringify(charge ?? null)}::json, ${file ?? null})`

const CADENCE_MS = 200
/** A hundred jobs a second while this process is busy: what people deposit comes before what follows from it (P37). */
const LOT_OCCUPE = 20
const LOT_LIBRE = 100

/** Moves a lot, oldest first; several workers take different ones. The list of ids is drawn once, so that a lot is a lot. */
const REMETTRE = `
  with prises as (
    delete from taches_a_remettre where id = any (array(
      select id from taches_a_remettre order by id limit $1 for update skip locked))
    returning id, nom, charge, file
  ),
  lot as (
    select array_agg((nom, charge, file, null, null, null, null, null)::graphile_worker.job_spec order by id) as taches from prises
  )
  select 1 from lot, lateral graphile_worker.add_jobs(lot.taches) where lot.taches is not null`

export type Remise = { readonly arreter: () => Promise<void> }

/** Hands over what was deposited, until stopped. A fault is told once, and the lot is tried again at each turn. */
export const demarrerRemise = ({
  pool,
  surErreur,
}: {
  readonly pool: pg.Pool
  readonly surErreur: (erreur: Error) => void
}): Remise => {
  let enCours: Promise<void> | undefined
  let dite = false
  let mesure = performance.eventLoopUtilization()
  const tour = async (): Promise<void> => {
    try {
      const occupation = performance.eventLoopUtilization(mesure)
      mesure = performance.eventLoopUtilization()
      const lot = occupation.utilization > 0.5 ? LOT_OCCUPE : LOT_LIBRE
      await pool.query({ name: 'remettre', text: REMETTRE, values: [lot] })
      dite = false
    } catch (cause) {
      if (!dite) surErreur(cause instanceof Error ? cause : new Error(String(cause)))
      dite = true
    }
  }
  const minuterie = setInterval(() => {
    enCours ??= tour().finally(() => {
      enCours = undefined
    })
  }, CADENCE_MS)
  return {
    arreter: async () => {
      clearInterval(minuterie)
      await enCours
    },
  }
}
