import { sql } from 'kysely'
import { type Db, enTransaction } from '../../../platform/db/index.ts'
import type { Analyses, EtatAnalyse } from '../domain/analyse.ts'
import type { FaitsLus } from '../domain/precontrole.ts'
import type { Verification } from '../domain/verification.ts'
import type { AAnalyser, PortsAnalyse } from '../use-cases/analyser.ts'

export const makeAnalysesPg = (db: Db): Pick<PortsAnalyse, 'prendre' | 'rendre' | 'echouer'> => ({
  prendre: minutes =>
    enTransaction(db, async tx => {
      const { rows } = await sql<AAnalyser>`
        with due as (
          select p.empreinte, p.taille from pieces p left join analyses a on a.empreinte = p.empreinte
          where a.empreinte is null or a.reprise_le <= now()
          order by p.recue_le limit 1 for update of p skip locked)
        insert into analyses as a (empreinte, etat, tentatives, reprise_le)
        select empreinte, 'en_attente', 1, now() + make_interval(mins => ${minutes}) from due
        on conflict (empreinte) do update
          set etat = 'en_attente', tentatives = a.tentatives + 1, reprise_le = excluded.reprise_le
        returning empreinte, tentatives, (select taille from due) as taille`.execute(tx)
      return rows[0] ?? null
    }),
  rendre: async (empreinte, verdict) => {
    const detail = verdict.etat === 'infecte' ? verdict.signature : verdict.etat === 'non_analyse' ? verdict.raison : ''
    await sql`update analyses set etat = ${verdict.etat}, moteur = ${verdict.moteur}, detail = ${detail},
      reprise_le = null, rendue_le = clock_timestamp() where empreinte = ${empreinte}`.execute(db)
  },
  echouer: async (empreinte, { cause, minutes }) => {
    await sql`update analyses set etat = 'echec', detail = ${cause}, reprise_le = now() + make_interval(mins => ${minutes})
      where empreinte = ${empreinte}`.execute(db)
  },
})

/**
 * P35 — of these contents, those that may leave for the object store: not in quarantine and, where there is an antivirus, done with.
 * What is no pièce of anyone's (a document, a workbook) has no scan to wait for.
 */
export const makePiecesALEnvoi =
  (db: Db) =>
  async (
    empreintes: readonly string[],
    { analysees }: { readonly analysees: boolean },
  ): Promise<ReadonlySet<string>> => {
    const { rows } = await sql<{ empreinte: string }>`
      select empreinte from unnest(${empreintes}::text[]) e (empreinte)
        left join pieces p using (empreinte) left join analyses a using (empreinte)
      where coalesce(a.etat, '') <> 'infecte'
        and (not ${analysees}::boolean or p.empreinte is null or a.etat in ('sain', 'non_analyse'))`.execute(db)
    return new Set(rows.map(({ empreinte }) => empreinte))
  }

/** An instant inside JSON, as elsewhere. */
const leUtc = sql.raw(`to_char(v.le at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/** What is known of these pièces; those of which nothing is are absent. */
export const makeLireAnalyses =
  (db: Db) =>
  async (empreintes: readonly string[]): Promise<Analyses> => {
    if (empreintes.length === 0) return new Map()
    const { rows } = await sql<Ligne>`
      select empreinte, coalesce(a.etat, 'non_analyse') as etat, coalesce(a.detail, '') as detail, c.faits, verifications,
        coalesce(i.etat = 'fait', false) as apercu
      from unnest(${empreintes}::text[]) e (empreinte)
        left join analyses a using (empreinte) left join precontroles c using (empreinte)
        left join apercus i using (empreinte),
        lateral (select coalesce(json_agg(json_build_object('le', ${leUtc}, 'par', v.par, 'issue', v.issue,
            'detail', v.detail) order by v.id desc), '[]') as verifications
          from (select * from verifications_de_rapports d where d.empreinte = e.empreinte order by id desc limit 5) v) v`.execute(
      db,
    )
    return new Map(
      rows.map(({ empreinte, etat, detail, faits, verifications, apercu }) => [
        empreinte,
        {
          etat,
          detail,
          precontrole: faits === null ? { etat: 'en_attente' } : { etat: 'fait', faits },
          verifications,
          apercu,
        },
      ]),
    )
  }

type Ligne = {
  readonly empreinte: string
  readonly etat: EtatAnalyse
  readonly detail: string
  readonly faits: FaitsLus | null
  readonly verifications: readonly Verification[]
  readonly apercu: boolean
}
