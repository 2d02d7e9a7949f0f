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
  readonly version: number
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
  /** In one of these. */
  readonly statuts?: readonly Statut[]
  readonly guichet?: string
  readonly produitId?: string
  readonly page?: number
  /** All at once, up to `PLAFOND`, where the list is a choice or a count and not a page. */
  readonly toutes?: boolean
}

export const TAILLE_PAGE = 50
/** Beyond it, a list says « plus de 1 000 »: an exact count on every page would cost more with every candidature. */
export const PLAFOND = 1000
/** What an address asks for is anything: an offset has to stay a number that PostgreSQL reads. */
const PAGE_MAX = 1_000_000

type Rangee = Omit<CandidatureListee, 'numero'> & {
  readonly numero: NumeroCandidature | null
  readonly nombre: number
  readonly le: Instant
}

/** `nombre`: how many there are in all, up to `PLAFOND` and one more. `le`: PostgreSQL's clock when they were read. */
export type ListeLue = {
  readonly candidatures: readonly CandidatureListee[]
  readonly nombre: number
  readonly le: Instant
}

/**
 * The candidatures that this person may see, the last changed first, and how many there are, in one statement: the page is
 * cut from the candidatures alone, and only its rows are joined to the rest.
 */
export const listeCandidatures = async (db: Db, filtre: FiltreCandidatures): Promise<ListeLue> => {
  const page = Math.min(filtre.page ?? 1, PAGE_MAX)
  const retenues = sql`candidatures c ${jointures(filtre)} where ${conditions(filtre)}`
  const { rows } = await sql<Rangee>`
    select n.nombre, clock_timestamp() as le, l.*
    from (select count(*) as nombre from (select from ${retenues} limit ${sql.lit(PLAFOND + 1)}) bornees) n left join (
      select c.numero, c.statut, c.guichet, c.dispositif_id as "dispositifId", c.produit_id as "produitId", c.maj_le as "majLe", c.version,
        e.nom as entreprise, p.nom || ' ' || p.version as produit, comptes.*
      from (select c.* from ${retenues} order by c.maj_le desc, c.numero ${filtre.toutes ? sql`limit ${sql.lit(PLAFOND)}` : tranche(page)}) c
        join produits p on p.id = c.produit_id join entreprises e on e.id = c.entreprise_id cross join lateral (
          select coalesce(sum(h.total), 0)::int as total, coalesce(sum(h.deposees), 0)::int as deposees,
            coalesce(sum(h.conformes), 0)::int as conformes, coalesce(sum(h.a_modifier), 0)::int as "aModifier"
          from candidatures_chapitres h where h.numero = c.numero) comptes) l on true
    order by l."majLe" desc, l.numero`.execute(db)
  const [premiere] = rows
  if (!premiere) throw new Error('la base ne répond pas')
  return {
    candidatures: rows.flatMap(rangee => {
      const { numero, nombre: _nombre, le: _le, ...ligne } = rangee
      return numero === null ? [] : [{ ...ligne, numero }]
    }),
    nombre: premiere.nombre,
    le: premiere.le,
  }
}

/** Written in the statement: a plan that does not know how many rows are wanted is made for a tenth of them all. */
const tranche = (page: number): RawBuilder<unknown> =>
  page === 1
    ? sql`limit ${sql.lit(TAILLE_PAGE)}`
    : sql`limit ${sql.lit(TAILLE_PAGE)} offset ${(page - 1) * TAILLE_PAGE}`

/** What a search looks into. */
const jointures = ({ recherche = '' }: FiltreCandidatures): RawBuilder<unknown> =>
  recherche.trim() === ''
    ? sql``
    : sql`join produits p on p.id = c.produit_id join entreprises e on e.id = c.entreprise_id`

const conditions = ({
  acteur,
  recherche = '',
  statut,
  statuts,
  guichet,
  produitId,
}: FiltreCandidatures): RawBuilder<boolean> => {
  const motif = `%${recherche.trim().replace(/[\\%_]/g, '\\$&')}%`
  const clauses = [
    visiblePar(acteur),
    ...(statut === undefined ? [] : [sql`c.statut = ${statut}`]),
    ...(statuts === undefined ? [] : [sql`c.statut in (${sql.join(statuts)})`]),
    ...(guichet === undefined ? [] : [sql`c.guichet = ${guichet}`]),
    ...(produitId === undefined ? [] : [sql`c.produit_id = ${produitId}`]),
    ...(motif === '%%' ? [] : [sql`(e.nom ilike ${motif} or p.nom ilike ${motif} or c.numero ilike ${motif})`]),
  ]
  return sql<boolean>`${sql.join(clauses, sql` and `)}`
}
