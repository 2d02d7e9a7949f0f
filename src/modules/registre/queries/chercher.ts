import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Inscrit } from '../domain/inscription.ts'
import { COLONNES, enInscrit, type LigneDuRegistre } from './lignes.ts'

/** By date of référencement, the newest first, or by publisher and solution; a candidature being instructed has no date. */
export type TriDuRegistre = 'date' | 'editeur'

export type Recherche = {
  readonly etat: Inscrit['etat']
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

/** PUB-1 — a page of the register and how many there are, in one statement. */
export const chercherAuRegistre = async (db: Db, recherche: Recherche): Promise<PageDuRegistre> => {
  const { page = 1, taille = TAILLE_PAGE } = recherche
  const [ou, ordre] = [conditions(recherche), ordreDe(recherche)]
  const { rows } = await sql<{ nombre: number; le: Instant } & (LigneDuRegistre | { readonly etat: null })>`
    select n.nombre, clock_timestamp() as le, r.*
    from (select count(*) as nombre from (select from registre r where ${ou} limit ${sql.lit(PLAFOND + 1)}) bornes) n
      left join lateral (select ${COLONNES}, r.identite from registre r where ${ou} order by ${ordre}
        limit ${sql.lit(taille)} ${page > 1 ? sql`offset ${(page - 1) * taille}` : sql``}) r on true
    order by ${ordre}`.execute(db)
  const [premiere] = rows
  if (!premiere) throw new Error('le compte du registre ne répond pas')
  return {
    inscrits: rows.flatMap(ligne => (ligne.etat === null ? [] : [enInscrit(ligne)])),
    nombre: premiere.nombre,
    le: premiere.le,
  }
}

const conditions = ({ etat, q = '', dispositif }: Recherche): RawBuilder<boolean> => {
  const mots = q.split(/\s+/u).filter(Boolean).slice(0, MOTS_MAX)
  const clauses = [
    sql`r.etat = ${etat}`,
    ...(dispositif === undefined ? [] : [sql`r.guichet = ${dispositif}`]),
    // Asked apart, what is looked for is worked out once, and not again for each row.
    ...mots.map(mot => sql`r.recherche like (select ${debut(mot)} || texte_cherche(${mot}) || '%')`),
  ]
  return sql<boolean>`${sql.join(clauses, sql` and `)}`
}

/** A word of one or two letters has no trigram but at the beginning of a word: elsewhere, the whole table would be read. */
const debut = (mot: string): string => (mot.length < 3 ? '% ' : '%')

const ordreDe = ({ etat, tri = 'date' }: Recherche): RawBuilder<unknown> =>
  etat === 'reference' && tri === 'date' ? sql`r.prononce_le desc, r.reference` : sql`r.identite, r.reference`
