import pg from 'pg'

const avec = async <R>(url: string, faire: (client: pg.Client) => Promise<R>): Promise<R> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await faire(client)
  } finally {
    await client.end()
  }
}

/** Jobs to hand over, jobs of the queue that will still be tried, e-mails that have not left. */
const EN_ATTENTE = `select (select count(*) from taches_a_remettre) + (select count(*) from courriels where envoye_le is null)
  + (select count(*) from graphile_worker._private_jobs where attempts < max_attempts) as n`

/** Until no job waits: what follows from the acts has been done. @returns false when some still wait after `maxMs` */
export const attendreLesTaches = (url: string, { maxMs }: { readonly maxMs: number }): Promise<boolean> =>
  avec(url, async client => {
    for (let passe = 0; passe < maxMs; passe += 200) {
      const { rows } = await client.query<{ n: string }>(EN_ATTENTE)
      if (rows[0]?.n === '0') return true
      await new Promise(suite => setTimeout(suite, 200))
    }
    return false
  })

/** As if two minutes had passed since the workers that were killed gave their last sign of life, and since what failed was tried. */
export const vieillirLesTaches = (url: string): Promise<void> =>
  avec(url, async client => {
    const ilYA = `- interval '2 minutes'`
    await client.query(`update travailleurs set vu_le = vu_le ${ilYA}`)
    await client.query(
      `update graphile_worker._private_jobs set locked_at = locked_at ${ilYA}, run_at = least(run_at, now())`,
    )
    await client.query(`update graphile_worker._private_job_queues set locked_at = locked_at ${ilYA}`)
  })
