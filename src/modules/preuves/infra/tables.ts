import type { ColumnType } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { SaisieRapport } from '../domain/saisie-rapport.ts'

/** A json column: read as the value, written as its text. */
type Texte<T> = ColumnType<T, string, string>

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    pieces: { empreinte: string; taille: number; type: string; recue_le: Instant }
    rapports_en_brouillon: {
      numero: string
      version: number
      saisie: Texte<SaisieRapport>
      maj_le: Instant
      maj_par: Texte<Auteur>
    }
  }
}
