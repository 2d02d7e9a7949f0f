import type { ColumnType } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import type { Json } from '../../../platform/db/index.ts'
import type { Cote, KindMessage } from '../domain/message.ts'

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    messages: {
      numero: string
      position: number
      cle: string
      kind: KindMessage
      cote: Cote
      auteur: Json<Auteur>
      objet: string | null
      corps: string
      fait_position: ColumnType<number | null>
      le: Horodatage
    }
    lectures: { personne_id: string; numero: string; lu_jusqua: number }
  }
}
