import type { ColumnType } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    journal: {
      id: ColumnType<number, never, never>
      flux: string
      flux_id: string
      position: number
      type: string
      le: Instant
      par: ColumnType<Auteur, string, never>
      donnees: ColumnType<Readonly<Record<string, unknown>>, string, never>
      empreinte: ColumnType<Buffer, never, never>
    }
  }
}
