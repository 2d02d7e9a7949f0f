import { sql } from 'kysely'
import type { Db } from '../../platform/db/index.ts'
import { assainirLigne } from '../../platform/log/caviarder.ts'
import type { CourrielEnBoite } from '../../platform/mail/index.ts'
import { format } from '../../ui/index.ts'

const LONGUEUR = 200

/** A one-time code, which an error of sending may repeat. */
const CHIFFRES_DE_CODE = /\b\d{6}\b/g

/**
 * The first line of an error, short, without what the log would hide too: tokens, keys, passwords of addresses, codes
 * (P34). The whole is in the log, under the job's correlation id.
 */
export const erreurMontree = (erreur: string): string => {
  const [premiere = ''] = erreur.trim().split(/[\r\n]/, 1)
  const sure = assainirLigne(premiere.replace(/\p{Cc}+/gu, ' ')).replace(CHIFFRES_DE_CODE, '[masqué]')
  return format.abreger(sure, LONGUEUR)
}

export const LIMITE_COURRIELS = 100

/** The e-mails that have not left, those that failed most first. */
export const courrielsEnSouffrance = async (db: Db): Promise<readonly CourrielEnBoite[]> => {
  const { rows } = await sql<CourrielEnBoite>`
    select id, destinataire, sujet, cree_le as "creeLe", envoye_le as "envoyeLe", tentatives
    from courriels where envoye_le is null order by tentatives desc, id limit ${LIMITE_COURRIELS}`.execute(db)
  return rows
}
