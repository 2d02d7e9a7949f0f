import type { Generated } from 'kysely'

declare module '../db/tables.ts' {
  interface Tables {
    cles_de_porteurs: {
      porteur: string
      maitresse: string
      enveloppe: Buffer
      creee_le: Generated<Horodatage>
    }
    cles_de_fichiers: {
      id: string
      porteur: string
      enveloppe: Buffer
    }
  }
}
