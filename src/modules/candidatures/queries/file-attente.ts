import { sql } from 'kysely'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { CodeChapitre } from '../../dispositifs/index.ts'
import type { NumeroCandidature, Rang } from '../domain/candidature.ts'

/** A chapter that waits, or that a verifier holds. */
export type ChapitreEnFile = {
  readonly numero: NumeroCandidature
  readonly code: CodeChapitre
  readonly guichet: string
  readonly dispositifId: string
  readonly statut: 'en_file' | 'en_instruction'
  readonly rang: Rang
  /** The place counted from the head, from 1; null once taken. */
  readonly place: number | null
  readonly recuLe: Instant
  readonly entreprise: string
  readonly produit: string
  readonly total: number
  readonly conformes: number
  readonly prisPar: string | null
  readonly prisParId: string | null
}

/**
 * INT-2 — the queue of each guichet in its order, then all that is being instructed. `guichet` null: all of them; `limite`: how
 * many waiting chapters of each guichet, the first ones.
 */
export const fileAttente = async (
  db: Db,
  { guichet = null, limite = 500 }: { readonly guichet?: string | null; readonly limite?: number } = {},
): Promise<readonly ChapitreEnFile[]> => {
  const { rows } = await sql<ChapitreEnFile>`
    with retenus as (
      select f.*, row_number() over (partition by f.guichet order by f.rang) as place from candidatures_chapitres f
        where f.statut = 'en_file' and (${guichet}::text is null or f.guichet = ${guichet})
      union all
      select i.*, null from candidatures_chapitres i
        where i.statut = 'en_instruction' and (${guichet}::text is null or i.guichet = ${guichet}))
    select h.numero, h.code, h.guichet, c.dispositif_id as "dispositifId", h.statut, h.rang, h.recu_le as "recuLe", h.place,
      e.nom as entreprise, p.nom || ' ' || p.version as produit, h.total, h.conformes,
      h.etat #>> '{pris,par,nom}' as "prisPar", h.pris_par as "prisParId"
    from retenus h
      join candidatures c on c.numero = h.numero
      join produits p on p.id = c.produit_id
      join entreprises e on e.id = c.entreprise_id
    where h.place is null or h.place <= ${limite}
    order by h.statut, h.guichet, h.rang`.execute(db)
  return rows
}

/** The place in the queue of each waiting chapter of one candidature, counted from 1. */
export const placesDans = async (
  db: Db,
  { numero, guichet }: { readonly numero: string; readonly guichet: string },
): Promise<ReadonlyMap<CodeChapitre, number>> => {
  const { rows } = await sql<{ code: CodeChapitre; place: number }>`
    select h.code, (select count(*) from candidatures_chapitres f
      where f.guichet = ${guichet} and f.statut = 'en_file' and f.rang <= h.rang) as place
    from candidatures_chapitres h where h.numero = ${numero} and h.statut = 'en_file'`.execute(db)
  return new Map(rows.map(({ code, place }) => [code, place]))
}

/** The head of the queue: what « Prendre le premier » takes. */
export const teteDeFile = async (
  db: Db,
  guichet: string,
): Promise<{ readonly numero: NumeroCandidature; readonly code: CodeChapitre } | null> => {
  const { rows } = await sql<{ numero: NumeroCandidature; code: CodeChapitre }>`
    select numero, code from candidatures_chapitres where guichet = ${guichet} and statut = 'en_file' order by rang limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}
