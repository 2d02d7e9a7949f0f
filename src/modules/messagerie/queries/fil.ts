import { sql } from 'kysely'
import type { Personne } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import { type Db, lireHorloge } from '../../../platform/db/index.ts'
import { coteDe, type Message } from '../domain/message.ts'

export type MessageLu = Message & {
  /** From the other side, and not read yet by this person. */
  readonly nouveau: boolean
}

export type FilLu = {
  /** The oldest first. */
  readonly messages: readonly MessageLu[]
  /** Whether older ones come before. */
  readonly plusAnciens: boolean
  /** PostgreSQL's clock, against which « il y a 2 jours » is said. */
  readonly maintenant: Instant
}

export const TAILLE_FIL = 100

/** The last messages of a conversation, or the last ones before a position. The caller has checked the access. */
export const lireFil = async (
  db: Db,
  {
    numero,
    acteur,
    avant,
  }: { readonly numero: string; readonly acteur: Personne; readonly avant?: number | undefined },
): Promise<FilLu> => {
  const { rows } = await sql<MessageLu>`
    select m.numero, m.position, m.kind, m.cote, m.auteur, m.objet, m.corps, m.fait_position as "faitPosition", m.le,
      m.cote <> ${coteDe(acteur)} and m.position > coalesce(l.lu_jusqua, 0) as nouveau
    from messages m left join lectures l on l.numero = m.numero and l.personne_id = ${acteur.personneId}
    where m.numero = ${numero} and (${avant ?? null}::bigint is null or m.position < ${avant ?? null})
    order by m.position desc limit ${TAILLE_FIL + 1}`.execute(db)
  const messages = rows.slice(0, TAILLE_FIL).reverse()
  return { messages, plusAnciens: rows.length > TAILLE_FIL, maintenant: await lireHorloge(db) }
}

/**
 * How many messages of the other side wait for this person in each of these candidatures; one where none waits is
 * absent. The caller gives the candidatures that the person may see.
 */
export const nonLus = async (
  db: Db,
  { acteur, numeros }: { readonly acteur: Personne; readonly numeros: readonly string[] },
): Promise<ReadonlyMap<string, number>> => {
  if (numeros.length === 0) return new Map()
  const { rows } = await sql<{ numero: string; nombre: number }>`
    select m.numero, count(*) as nombre
    from messages m left join lectures l on l.numero = m.numero and l.personne_id = ${acteur.personneId}
    where m.numero = any(${[...numeros]}) and m.cote <> ${coteDe(acteur)} and m.position > coalesce(l.lu_jusqua, 0)
    group by m.numero`.execute(db)
  return new Map(rows.map(({ numero, nombre }) => [numero, nombre]))
}
