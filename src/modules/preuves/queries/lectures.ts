import { sql } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'

/** P31 — one request for a pièce. `debut`, `fin`: bytes, `fin` included; null for the whole. `apercu`: the image of its preview, from 1. */
export type LectureDePiece = {
  readonly id: number
  readonly le: Instant
  readonly par: Auteur
  readonly nom: string
  readonly empreinte: string
  readonly debut: number | null
  readonly fin: number | null
  readonly apercu: number | null
}

/** P31 — what one person read of one pièce without a pause: a film that is watched is asked for part after part. */
export type Consultation = {
  /** Of its last request. */
  readonly id: number
  readonly de: Instant
  readonly a: Instant
  readonly par: Auteur
  readonly nom: string
  readonly empreinte: string
  readonly demandes: number
  /** Bytes of the pièce that were asked for at least once, and its size: both in bytes. */
  readonly octets: number
  readonly taille: number
  /** The images of its preview that were read, from 1, in order; empty when the pièce itself was. */
  readonly apercus: readonly number[]
}

export const LECTURES_PAR_PAGE = 100

type Demande = { readonly numero: string; readonly page: number }

/** Every request of a candidature, the last one first. `page` from 1. */
export const lireLectures = async (
  db: Db,
  { numero, page }: Demande,
): Promise<{ readonly lectures: readonly LectureDePiece[]; readonly nombre: number }> => {
  const [{ rows }, { rows: comptes }] = await Promise.all([
    sql<LectureDePiece>`
      select id, le, par, nom, empreinte, debut, fin, apercu from lectures_de_pieces where numero = ${numero}
      order by id desc limit ${LECTURES_PAR_PAGE} offset ${(page - 1) * LECTURES_PAR_PAGE}`.execute(db),
    sql<{ nombre: number }>`select count(*) as nombre from lectures_de_pieces where numero = ${numero}`.execute(db),
  ])
  return { lectures: rows, nombre: comptes[0]?.nombre ?? 0 }
}

/**
 * The same requests, those of one person for one pièce folded while less than ten minutes separate them; the last one first. Nothing is lost of
 * them: each keeps its line, see `lireLectures`. `page` from 1.
 */
export const lireConsultations = async (
  db: Db,
  { numero, page }: Demande,
): Promise<{ readonly consultations: readonly Consultation[]; readonly nombre: number }> => {
  const { rows } = await sql<Consultation & { readonly nombre: number }>`
    with demandes as (
      select l.*, p.taille, apercu is not null as en_apercu,
        l.le - lag(l.le) over suite > interval '10 minutes' as apres_une_pause
      from lectures_de_pieces l join pieces p using (empreinte) where numero = ${numero}
      window suite as (partition by par, empreinte, nom, apercu is not null order by l.id)),
    rangees as (
      select *, count(*) filter (where apres_une_pause) over
        (partition by par, empreinte, nom, en_apercu order by id) as consultation
      from demandes)
    select max(id) as id, min(le) as de, max(le) as a, par, nom, empreinte, taille, count(*) as demandes,
      coalesce((select sum(upper(partie) - lower(partie)) from unnest(range_agg(
        int8range(coalesce(debut, 0), coalesce(fin, taille - 1), '[]')) filter (where not en_apercu)) as partie), 0)::bigint as octets,
      coalesce(array_agg(distinct apercu) filter (where en_apercu), '{}') as apercus,
      count(*) over () as nombre
    from rangees group by par, nom, empreinte, taille, en_apercu, consultation
    order by max(id) desc limit ${LECTURES_PAR_PAGE} offset ${(page - 1) * LECTURES_PAR_PAGE}`.execute(db)
  return { consultations: rows, nombre: rows[0]?.nombre ?? 0 }
}
