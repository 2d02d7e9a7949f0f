import type pg from 'pg'

const BATTEMENT_MS = 10_000

/** Six beats: a worker that only lost its connection for a while keeps its jobs. */
const SILENCE_S = 60

export type Veille = { readonly battre: () => Promise<void>; readonly arreter: () => Promise<void> }

const BATTRE = `
  insert into travailleurs (id) select unnest($1::text[])
  on conflict (id) do update set vu_le = clock_timestamp()`

/** A job is taken back from a worker that gives no sign of life; the queue itself would wait four hours. */
const REPRENDRE = `
  with morts as (
    delete from travailleurs where vu_le < clock_timestamp() - make_interval(secs => $1) returning id
  )
  select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
  from graphile_worker.jobs
  where locked_at <= clock_timestamp() - make_interval(secs => $1)
    and locked_by not in (select id from travailleurs where vu_le >= clock_timestamp() - make_interval(secs => $1))`

/** Says that our workers live, and takes back the jobs of those that don't. @param seul at the start, nobody else lives */
export const demarrerVeille = async ({
  pool,
  ouvriers,
  seul,
  surErreur,
}: {
  readonly pool: pg.Pool
  readonly ouvriers: ReadonlySet<string>
  readonly seul: boolean
  readonly surErreur: (erreur: Error) => void
}): Promise<Veille> => {
  const reprendre = async (silence: number): Promise<void> => {
    await pool.query(REPRENDRE, [silence])
  }
  const battre = async (): Promise<void> => {
    await pool.query(BATTRE, [[...ouvriers]])
  }
  let enCours: Promise<void> = Promise.resolve()
  let manques = 0
  const tour = async (): Promise<void> => {
    try {
      await battre()
      if (manques === 0) await reprendre(SILENCE_S)
      manques = 0
    } catch (cause) {
      // The database was away for everyone: others get a beat to say that they live before we judge them dead.
      manques++
      surErreur(cause instanceof Error ? cause : new Error(String(cause)))
    }
  }
  await reprendre(seul ? 0 : SILENCE_S)
  const minuterie = setInterval(() => {
    enCours = tour()
  }, BATTEMENT_MS)
  const arreter = async (): Promise<void> => {
    clearInterval(minuterie)
    await enCours
    await pool.query('delete from travailleurs where id = any($1::text[])', [[...ouvriers]]).catch(() => undefined)
  }
  return { battre, arreter }
}
