import type { ColumnType, Generated } from 'kysely'
import type { Instant } from '../../kernel/temps.ts'

/** A timestamptz set by PostgreSQL's own clock when the row is written. */
export type Horodatage = ColumnType<Instant, Instant | undefined, Instant>

/** A jsonb column: read as the value, written as its text (`JSON.stringify`). */
export type Json<T> = ColumnType<T, string, string>

/**
 * Every table, by its name. A module adds its own from its `infra/tables.ts`:
 * `declare module '../../../platform/db/tables.ts' { interface Tables { produits: … } }`. Only the owner writes them.
 */
export interface Tables {
  actes: {
    cle: string
    personne_id: string
    empreinte: string
    resultat: ColumnType<unknown, string | null | undefined, string | null>
    le: Horodatage
  }
  compteurs: { nom: string; valeur: Generated<number> }
  taches_a_remettre: {
    id: Generated<number>
    nom: string
    charge: Json<unknown>
    file: string | null
    le: Horodatage
  }
}
