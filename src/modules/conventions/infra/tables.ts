import type {} from '../../../platform/db/tables.ts'

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    signatures_demandees: {
      numero: string
      document: string
      demande_id: string
      adresse: string | null
      demandee_le: Horodatage
    }
  }
}
