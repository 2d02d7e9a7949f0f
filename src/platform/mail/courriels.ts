import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '../../kernel/temps.ts'
import type { Db, Tx } from '../db/index.ts'
import { ajouterTache, type Tache } from '../jobs/index.ts'
import type {} from './tables.ts'

export type NouveauCourriel = {
  /** One e-mail per key, for ever (P20): the fact and the person, e.g. « ChapitreSoumis:C-12:7:durand ». */
  readonly cle: string
  readonly destinataire: string
  readonly sujet: string
  /** Plain text. */
  readonly texte: string
}

/** What goes out. `messageId` is the same at each try: whoever got it twice can tell. */
export type CourrielSortant = Omit<NouveauCourriel, 'cle'> & { readonly messageId: string }

/** @throws Error when the e-mail was not accepted: it is tried again later. */
export type Envoyer = (courriel: CourrielSortant) => Promise<void>

export type CourrielEnBoite = {
  readonly id: number
  readonly destinataire: string
  readonly sujet: string
  readonly creeLe: Instant
  readonly envoyeLe: Instant | null
  readonly tentatives: number
}

export const TACHE_ENVOI = 'envoyer-courriel'

const enUneLigne = (texte: string): string => texte.replace(/\p{Cc}+/gu, ' ').trim()

const identifiant = (cle: string): string => createHash('sha256').update(cle).digest('hex').slice(0, 40)

/**
 * Writes an e-mail in the transaction of what causes it; it leaves after the commit.
 * @returns false when this key already has its e-mail.
 */
export const deposerCourriel = async (tx: Tx, courriel: NouveauCourriel): Promise<boolean> => {
  const { cle, destinataire, sujet, texte } = courriel
  const depose = await tx
    .insertInto('courriels')
    .values({ cle, destinataire, sujet: enUneLigne(sujet), texte, message_id: identifiant(cle) })
    .onConflict(conflit => conflit.column('cle').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!depose) return false
  await ajouterTache(tx, { nom: TACHE_ENVOI, charge: { id: depose.id } })
  return true
}

const idDe = (charge: unknown): number => {
  const id = typeof charge === 'object' && charge !== null && 'id' in charge ? charge.id : undefined
  if (typeof id !== 'number') throw new Error('charge sans identifiant de courriel')
  return id
}

/** The job that sends. A kill between the sending and its record sends again, with the same Message-ID. */
export const tachesCourriel = ({
  db,
  envoyer,
}: {
  readonly db: Db
  readonly envoyer: Envoyer
}): Readonly<Record<typeof TACHE_ENVOI, Tache>> => ({
  [TACHE_ENVOI]: async charge => {
    const id = idDe(charge)
    const courriel = await db
      .updateTable('courriels')
      .set({ tentatives: sql`tentatives + 1` })
      .where('id', '=', id)
      .where('envoye_le', 'is', null)
      .returning(['destinataire', 'sujet', 'texte', 'message_id'])
      .executeTakeFirst()
    if (!courriel) return
    const { destinataire, sujet, texte, message_id: messageId } = courriel
    await envoyer({ destinataire, sujet, texte, messageId })
    await db.updateTable('courriels').set({ envoye_le: sql`clock_timestamp()` }).where('id', '=', id).execute()
  },
})

const COLONNES = ['id', 'destinataire', 'sujet', 'cree_le as creeLe', 'envoye_le as envoyeLe', 'tentatives'] as const

/** The last e-mails, newest first: the demonstration's mail box, and the operator's view of what is waiting. */
export const listerCourriels = (
  db: Db,
  { destinataire, limite = 100 }: { readonly destinataire?: string; readonly limite?: number } = {},
): Promise<readonly CourrielEnBoite[]> =>
  db
    .selectFrom('courriels')
    .select(COLONNES)
    .$if(destinataire !== undefined, requete =>
      requete.where(sql<boolean>`lower(destinataire) = lower(${destinataire})`),
    )
    .orderBy('id', 'desc')
    .limit(limite)
    .execute()

export const lireCourriel = (db: Db, id: number): Promise<(CourrielEnBoite & { readonly texte: string }) | undefined> =>
  db
    .selectFrom('courriels')
    .select([...COLONNES, 'texte'])
    .where('id', '=', id)
    .executeTakeFirst()
