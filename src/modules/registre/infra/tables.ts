import type { Generated } from 'kysely'
import type { Instant, JourCivil } from '../../../kernel/temps.ts'

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    /** Written by the database itself when a candidature changes status, and by no code. */
    registre: {
      numero: string
      etat: 'candidat' | 'reference'
      guichet: string
      dispositif_id: string
      editeur: string
      solution: string
      version: string | null
      profils: readonly string[] | null
      reference: string | null
      prononce_le: Instant | null
      debut_le: JourCivil | null
      fin_le: JourCivil | null
      convention: string | null
      attestation: string | null
      rapport: string | null
      identite: Generated<string>
      recherche: Generated<string>
    }
  }
}
