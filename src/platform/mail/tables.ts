import type { ColumnType, Generated } from 'kysely'
import type { Instant } from '../../kernel/temps.ts'

declare module '../db/tables.ts' {
  interface Tables {
    courriels: {
      id: Generated<number>
      cle: string
      destinataire: string
      sujet: string
      texte: string
      message_id: string
      cree_le: Horodatage
      envoye_le: ColumnType<Instant | null, never, unknown>
      tentatives: Generated<number>
    }
  }
}
