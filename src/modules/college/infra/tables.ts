import type { ColumnType } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import type { Json } from '../../../platform/db/index.ts'
import type { Membre } from '../domain/seance.ts'

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    seances: {
      jour: JourCivil
      heure: string
      instance: string
      lieu: string
      version: number
      convoquee_le: Instant
      convoquee_par: Json<Auteur>
      membres: Json<readonly Membre[]>
      deports: Json<Readonly<Record<string, string>>>
      close_le: Instant | null
      close_par: ColumnType<Auteur | null, string | null, string | null>
      pv: string | null
      extraits: ColumnType<Readonly<Record<string, string>> | null, string | null, string | null>
    }
  }
}
