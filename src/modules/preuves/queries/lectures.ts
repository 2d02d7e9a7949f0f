import { sql } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'

/** P31 — one request for a pièce. `debut`, `fin`: bytes, `fin` included; null for the whole. */
export type LectureDePiece = {
  readonly id: number
  readonly le: Instant
  readonly par: Auteur
  readonly nom: string
  readonly empreinte: string
  readonly debut: number | null
  readonly fin: number | null
}

export const LECTURES_PAR_PAGE = 100

/** Of a candidature, the last one first. `page` from 1. */
export const lireLectures = async (
  db: Db,
  { numero, page }: { readonly numero: string; readonly page: number },
): Promise<{ readonly lectures: readonly LectureDePiece[]; readonly nombre: number }> => {
  const [{ rows }, { rows: comptes }] = await Promise.all([
    sql<LectureDePiece>`
      select id, le, par, nom, empreinte, debut, fin from lectures_de_pieces where numero = ${numero}
      order by id desc limit ${LECTURES_PAR_PAGE} offset ${(page - 1) * LECTURES_PAR_PAGE}`.execute(db),
    sql<{ nombre: number }>`select count(*) as nombre from lectures_de_pieces where numero = ${numero}`.execute(db),
  ])
  return { lectures: rows, nombre: comptes[0]?.nombre ?? 0 }
}
