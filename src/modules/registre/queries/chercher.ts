import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Inscrit, ListeDuRegistre } from '../domain/inscription.ts'
import { COLONNES, enInscrit, type LigneDeMarque, type LigneDuRegistre } from './lignes.ts'

/** By date of référencement, the newest first, or by publisher and solution; a candidature being instructed has no date. */
export type TriDuRegistre = 'date' | 'editeur'

export type Recherche = {
  readonly etat: ListeDuRegistre
  /** Words of the publisher's or the solution's name, or a reference: each must be found, whatever its case and accents. */
  readonly q?: string
  /** The code of a programme. */
  readonly dispositif?: string
  readonly tri?: TriDuRegistre
  /** From 1. */
  readonly page?: number
  readonly taille?: number
}

export type PageDuRegistre = {
  readonly inscrits: readonly Inscrit[]
  /** Counted up to one more than `PLAFOND`. */
  readonly nombre: number
  /** PostgreSQL's clock: what « en vigueur » is judged by. */
  readonly le: Instant
}

export const TAILLE_PAGE = 25
/** Beyond it, a list says « plus de 1 000 »: an exact count would cost more with every référencement. */
export const PLAFOND = 1000
const MOTS_MAX = 6

/** PUB-1 — a page of the register and how many there are, in one statement; with words, under whatever name it is offered (REF-5). */
export const chercherAuRegistre = async (db: Db, recherche: Recherche): Promise<PageDuRegistre> => {
  const trouvees = sousUnAutreNom(recherche) ? dontMarques(recherche) : duRegistre(recherche)
  const { rows } = await sql<
    { nombre: number; le: Instant } & ((LigneDuRegistre & Partial<LigneDeMarque>) | { readonly etat: null })
  >`${trouvees.avant} select n.nombre, clock_timestamp() as le, r.*
    from (select ${trouvees.nombre} as nombre) n left join lateral (${trouvees.lignes}) r on true
    order by ${trouvees.ordre}`.execute(db)
  const [premiere] = rows
  if (!premiere) throw new Error('le compte du registre ne répond pas')
  return {
    inscrits: rows.flatMap(ligne => (ligne.etat === null ? [] : [enInscrit(ligne)])),
    nombre: premiere.nombre,
    le: premiere.le,
  }
}

/** White labels are found by their names; a list that nothing is looked for in is that of the référencements. */
const sousUnAutreNom = ({ etat, q = '' }: Recherche): boolean => etat === 'reference' && q.trim() !== ''

type Fragments = {
  readonly avant: RawBuilder<unknown>
  readonly nombre: RawBuilder<number>
  readonly lignes: RawBuilder<unknown>
  readonly ordre: RawBuilder<unknown>
}

const jusquauPlafond = (source: RawBuilder<unknown>): RawBuilder<number> =>
  sql`(select count(*) from (select ${source} limit ${sql.lit(PLAFOND + 1)}) bornes)`

const laPage = ({ page = 1, taille = TAILLE_PAGE }: Recherche): RawBuilder<unknown> =>
  sql`limit ${sql.lit(taille)} ${page > 1 ? sql`offset ${(page - 1) * taille}` : sql``}`

const duRegistre = (recherche: Recherche): Fragments => {
  const [ou, ordre] = [conditions(recherche), ordreDe(recherche)]
  return {
    avant: sql``,
    nombre: jusquauPlafond(sql`from registre r where ${ou}`),
    lignes: sql`select ${COLONNES}, r.identite from registre r where ${ou} order by ${ordre} ${laPage(recherche)}`,
    ordre,
  }
}

/**
 * The same, with the retained white labels of what is in the register: few, they are read once. Each side keeps its own index
 * and its own order, and gives no more rows than the page can show.
 */
const dontMarques = (recherche: Recherche): Fragments => {
  const { tri = 'date', dispositif, page = 1, taille = TAILLE_PAGE } = recherche
  const ou = conditions(recherche)
  const deLaMarque = sql.join(
    [
      sql`m.etat = 'retenue'`,
      ...(dispositif === undefined ? [] : [sql`r.guichet = ${dispositif}`]),
      ...motsTrouves(recherche, sql.ref('m.recherche')),
    ],
    sql` and `,
  )
  const sansMarque = sql`null::text as m_editeur, null::text as m_solution, null::text as m_version, null::timestamptz as m_depuis`
  const ordre = tri === 'date' ? sql`r.depuis desc, r.reference, r.m_depuis` : sql`r.identite, r.reference, r.m_depuis`
  return {
    avant: sql`with marques as materialized (select ${COLONNES}, m.editeur as m_editeur, m.solution as m_solution, m.version as m_version,
        m.decidee_le as m_depuis, m.identite, m.decidee_le as depuis
      from marques_blanches m join registre r on r.reference = m.reference where ${deLaMarque}
      order by ${tri === 'date' ? sql`m.decidee_le desc` : sql`m.identite`}, m.reference limit ${sql.lit(Math.max(PLAFOND + 1, page * taille))})`,
    nombre: sql`least(${sql.lit(PLAFOND + 1)}, ${jusquauPlafond(sql`from registre r where ${ou}`)} + (select count(*) from marques))`,
    lignes: sql`select * from (
        (select ${COLONNES}, ${sansMarque}, r.identite, r.prononce_le as depuis from registre r where ${ou}
          order by ${ordreDe(recherche)} limit ${sql.lit(page * taille)})
        union all select * from marques
      ) r order by ${ordre} ${laPage(recherche)}`,
    ordre,
  }
}

const conditions = (recherche: Recherche): RawBuilder<boolean> => {
  const { etat, dispositif } = recherche
  const clauses = [
    sql`r.etat = ${etat}`,
    ...(dispositif === undefined ? [] : [sql`r.guichet = ${dispositif}`]),
    ...motsTrouves(recherche, sql.ref('r.recherche')),
  ]
  return sql<boolean>`${sql.join(clauses, sql` and `)}`
}

/** Each word is found in that text. Asked apart, what is looked for is worked out once, and not again for each row. */
const motsTrouves = ({ q = '' }: Recherche, texte: RawBuilder<unknown>): readonly RawBuilder<unknown>[] =>
  q
    .split(/\s+/u)
    .filter(Boolean)
    .slice(0, MOTS_MAX)
    .map(mot => sql`${texte} like (select ${debut(mot)} || texte_cherche(${mot}) || '%')`)

/** A word of one or two letters has no trigram but at the beginning of a word: elsewhere, the whole table would be read. */
const debut = (mot: string): string => (mot.length < 3 ? '% ' : '%')

const ordreDe = ({ etat, tri = 'date' }: Recherche): RawBuilder<unknown> =>
  etat === 'reference' && tri === 'date' ? sql`r.prononce_le desc, r.reference` : sql`r.identite, r.reference`
