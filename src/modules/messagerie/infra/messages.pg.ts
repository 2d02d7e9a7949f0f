import { sql } from 'kysely'
import { type Db, enTransaction, prochain, type Tx, unActe } from '../../../platform/db/index.ts'
import { deposerCourriel } from '../../../platform/mail/index.ts'
import type { MarquerLu } from '../use-cases/marquer-lu.ts'
import type { EnTransaction, Fil, NouveauMessage, UneFois } from '../use-cases/ports.ts'

export const makeUneFois =
  (db: Db): UneFois =>
  (acte, faire) =>
    unActe(db, acte, tx => faire(filDe(tx)))

export const makeEnTransaction =
  (db: Db): EnTransaction =>
  faire =>
    enTransaction(db, tx => faire(filDe(tx)))

/** For who writes with something else, in a transaction of theirs. */
export const dansTransaction =
  (tx: Tx): EnTransaction =>
  faire =>
    faire(filDe(tx))

const filDe = (tx: Tx): Fil => ({
  ajouter: message => ajouter(tx, message),
  ecrireA: async courriels => {
    for (const courriel of courriels) await deposerCourriel(tx, courriel)
  },
})

/**
 * The counter keeps the conversation until the commit: positions, times and commits are in one order, and the key is
 * looked for when nobody else can be writing it.
 */
const ajouter = async (tx: Tx, message: NouveauMessage): Promise<{ readonly position: number } | null> => {
  if (await dejaLa(tx, message)) return null
  const position = await prochain(tx, `fil:${message.numero}`)
  const { numero, cle, kind, cote, objet, corps, faitPosition } = message
  const ecrit = await tx
    .insertInto('messages')
    .values({
      numero,
      position,
      cle,
      kind,
      cote,
      objet,
      corps,
      auteur: JSON.stringify(message.auteur),
      fait_position: faitPosition,
    })
    .onConflict(conflit => conflit.columns(['numero', 'cle']).doNothing())
    .returning('position')
    .executeTakeFirst()
  return ecrit ?? null
}

/** Spares a position to what is written already; two that run together are told apart by the unique key. */
const dejaLa = async (tx: Tx, { numero, cle }: NouveauMessage): Promise<boolean> => {
  const connu = await tx
    .selectFrom('messages')
    .select('position')
    .where('numero', '=', numero)
    .where('cle', '=', cle)
    .executeTakeFirst()
  return connu !== undefined
}

export const makeEcrireLecture =
  (db: Db): MarquerLu =>
  async ({ personneId, numero, jusqua }) => {
    await sql`insert into lectures (personne_id, numero, lu_jusqua) values (${personneId}, ${numero}, ${jusqua})
      on conflict (personne_id, numero) do update set lu_jusqua = excluded.lu_jusqua
      where lectures.lu_jusqua < excluded.lu_jusqua`.execute(db)
  }
