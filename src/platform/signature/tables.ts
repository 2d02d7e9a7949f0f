import type { Generated } from 'kysely'
import type { Instant } from '../../kernel/temps.ts'

declare module '../db/tables.ts' {
  interface Tables {
    demandes_signature: {
      id: string
      reference: string
      statut: Generated<'en_attente' | 'signee' | 'annulee'>
      document: Buffer
      empreinte_soumise: string
      titre: string
      nom: string
      courriel: string
      qualite: string | null
      organisation: string | null
      raison: string
      code_empreinte: Buffer | null
      code_envoye_le: Instant | null
      code_expire_le: Instant | null
      essais: Generated<number>
      codes_envoyes: Generated<number>
      demandee_le: Horodatage
      signee_le: Instant | null
    }
  }
}
