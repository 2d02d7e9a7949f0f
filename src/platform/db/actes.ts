import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { CleDejaUtilisee } from '../http/erreurs.ts'
import { type Db, enTransaction, type Tx } from './base.ts'
import { ensemble } from './pilote.ts'

/** What `unActe` needs of an act: who, the key that the form brought, the SHA-256 of what was sent. */
export type ActeIdempotent = {
  readonly acteur: { readonly personneId: string } | { readonly kind: 'horloge' }
  readonly cle: string
  readonly empreinte: string
}

/** Whose act it is, in its row. */
const auteurDe = ({ acteur }: Pick<ActeIdempotent, 'acteur'>): string =>
  'personneId' in acteur ? acteur.personneId : acteur.kind

/**
 * The key of an act that no form brought: the same text always gives the same one, a UUID of version 5 (RFC 9562) in a space of
 * our own.
 */
export const cleDeterministe = (texte: string): string => {
  const octets = createHash('sha1').update(`convergence:${texte}`).digest().subarray(0, 16)
  octets.writeUInt8((octets.readUInt8(6) & 0x0f) | 0x50, 6)
  octets.writeUInt8((octets.readUInt8(8) & 0x3f) | 0x80, 8)
  return octets.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** What is stored comes back as JSON does: the first answer goes the same way, so that it cannot differ from its replays. */
const commeStocke = <R>(texte: string | undefined): R => (texte === undefined ? undefined : JSON.parse(texte)) as R

/**
 * One transaction, run once per idempotency key (P2). A replay, even while the first run is under way, waits for it and
 * answers its result. When `faire` throws, everything is undone and the key is free again.
 * @returns what `faire` answered, as JSON gives it back.
 * @throws CleDejaUtilisee when the key was used by someone else or with another body.
 */
export const unActe = <R>(db: Db, acte: ActeIdempotent, faire: (tx: Tx, achever: Achever) => Promise<R>): Promise<R> =>
  enTransaction(db, tx => unActeDans(tx, acte, achever => faire(tx, achever)))

/** The same, in a transaction that is open already: it is undone as a whole with it. */
export const unActeDans = async <R>(
  tx: Tx,
  acte: ActeIdempotent,
  faire: (achever: Achever) => Promise<R>,
): Promise<R> => {
  const pris = await priseDe(tx, acte).execute()
  return suivre(tx, acte, { pris: pris.length > 0, faire })
}

/** The same, when `faire` begins with a statement: that one travels with the key, and its rows are given. A replay leaves them. */
export const unActeSur = <R, L>(
  db: Db,
  { acte, lecture }: { readonly acte: ActeIdempotent; readonly lecture: RawBuilder<L> },
  faire: (tx: Tx, achever: Achever, lues: readonly L[]) => Promise<R>,
): Promise<R> =>
  enTransaction(db, async tx => {
    const [pris, lues] = await ensemble(tx, [priseDe(tx, acte), { compile: () => lecture.compile(tx) }])
    return suivre(tx, acte, { pris: pris.rows.length > 0, faire: achever => faire(tx, achever, lues.rows) })
  })

/** The row of the key: a second transaction with the same key waits here for the first. No row when it was done before. */
const priseDe = (tx: Tx, { cle, acteur, empreinte }: ActeIdempotent) =>
  tx
    .insertInto('actes')
    .values({ cle, personne_id: auteurDe({ acteur }), empreinte })
    .onConflict(conflit => conflit.doNothing())
    .returning('cle')

type Suite<R> = { readonly pris: boolean; readonly faire: (achever: Achever) => Promise<R> }

const suivre = async <R>(tx: Tx, acte: ActeIdempotent, { pris, faire }: Suite<R>): Promise<R> => {
  if (!pris) return rejouer<R>(tx, acte)
  const fin: { acheve: boolean; texte: string | undefined } = { acheve: false, texte: undefined }
  const achever: Achever = resultat => {
    fin.texte = JSON.stringify(resultat) as string | undefined
    fin.acheve = true
    return sql`update actes set resultat = ${fin.texte ?? null}, le = clock_timestamp() where cle = ${acte.cle}`
  }
  const resultat = await faire(achever)
  if (!fin.acheve) await achever(resultat).execute(tx)
  return commeStocke<R>(fin.texte)
}

/**
 * The statement that keeps the act's result, to be carried by a larger write: its last one then ends the act, and no round
 * trip is made for it while locks are held. What was given to it is the result.
 */
export type Achever = (resultat: unknown) => RawBuilder<unknown>

const rejouer = async <R>(tx: Tx, acte: ActeIdempotent): Promise<R> => {
  const connu = await tx
    .selectFrom('actes')
    .select(['personne_id', 'empreinte', sql<string | null>`resultat::text`.as('texte')])
    .where('cle', '=', acte.cle)
    .executeTakeFirstOrThrow()
  if (connu.personne_id !== auteurDe(acte) || connu.empreinte !== acte.empreinte) throw new CleDejaUtilisee()
  return commeStocke<R>(connu.texte ?? undefined)
}

/** Whether a person's act was done under that key, whatever was sent with it. */
export const acteConnu = async (db: Db, { acteur, cle }: Pick<ActeIdempotent, 'acteur' | 'cle'>): Promise<boolean> => {
  const connu = await db
    .selectFrom('actes')
    .select('cle')
    .where('cle', '=', cle)
    .where('personne_id', '=', auteurDe({ acteur }))
    .executeTakeFirst()
  return connu !== undefined
}
