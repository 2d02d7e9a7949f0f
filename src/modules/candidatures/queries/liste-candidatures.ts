import { type RawBuilder, sql } from 'kysely'
import type { Personne } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { NumeroCandidature, Statut } from '../domain/candidature.ts'
import { visiblePar } from '../infra/visibilite.ts'

/** One row of a list of candidatures. The counts of proofs are 0 before step 3. */
export type CandidatureListee = {
  readonly numero: NumeroCandidature
  readonly statut: Statut
  readonly guichet: string
  readonly dispositifId: string
  readonly produitId: string
  readonly entreprise: string
  readonly produit: string
  readonly majLe: Instant
  readonly total: number
  readonly deposees: number
  readonly conformes: number
  readonly aModifier: number
}

export type FiltreCandidatures = {
  readonly acteur: Personne
  /** Words of the company's or the product's name, or a number. */
  readonly recherche?: string
  readonly statut?: Statut
  readonly guichet?: string
  readonly produitId?: string
  readonly page?: number
}

export const TAILLE_PAGE = 50
/** Beyond it, a list says « plus de 1 000 »: an exact count on every page would cost more with every candidature. */
export const PLAFOND = 1000

/** The candidatures that this person may see, the last changed first. */
export const listeCandidatures = async (
  db: Db,
  filtre: FiltreCandidatures,
): Promise<{ readonly candidatures: readonly CandidatureListee[]; readonly nombre: number }> => {
  const { page = 1 } = filtre
  const ou = conditions(filtre)
  const [{ rows }, { rows: comptes }] = await Promise.all([
    sql<CandidatureListee>`
      with page as (
        select c.numero, c.statut, c.guichet, c.dispositif_id, c.produit_id, c.maj_le, e.nom as entreprise, p.nom || ' ' || p.version as produit
        from candidatures c join produits p on p.id = c.produit_id join entreprises e on e.id = c.entreprise_id
        where ${ou} order by c.maj_le desc, c.numero limit ${TAILLE_PAGE} offset ${(page - 1) * TAILLE_PAGE})
      select page.numero, statut, guichet, dispositif_id as "dispositifId",
        produit_id as "produitId", entreprise, produit, maj_le as "majLe",
        total, deposees, conformes, "aModifier"
      from page cross join lateral (
        select coalesce(sum(h.total), 0)::int as total, coalesce(sum(h.deposees), 0)::int as deposees,
          coalesce(sum(h.conformes), 0)::int as conformes, coalesce(sum(h.a_modifier), 0)::int as "aModifier"
        from candidatures_chapitres h where h.numero = page.numero) comptes
      order by maj_le desc, numero`.execute(db),
    sql<{ nombre: number }>`select count(*) as nombre from (
      select from candidatures c join produits p on p.id = c.produit_id join entreprises e on e.id = c.entreprise_id
      where ${ou} limit ${PLAFOND + 1}) bornees`.execute(db),
  ])
  return { candidatures: rows, nombre: comptes[0]?.nombre ?? 0 }
}

const conditions = ({ acteur, recherche, statut, guichet, produitId }: FiltreCandidatures): RawBuilder<boolean> => {
  const motif = `%${(recherche ?? '').trim().replace(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`${visiblePar(acteur)}
    and (${statut ?? null}::text is null or c.statut = ${statut ?? null})
    and (${guichet ?? null}::text is null or c.guichet = ${guichet ?? null})
    and (${produitId ?? null}::uuid is null or c.produit_id = ${produitId ?? null})
    and (${motif} = '%%' or e.nom ilike ${motif} or p.nom ilike ${motif} or c.numero ilike ${motif})`
}
