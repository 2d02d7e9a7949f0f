import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Json } from '../../../platform/db/index.ts'

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    produits: {
      id: string
      reference: number
      entreprise_id: string
      revision: number
      nom: string
      version: string
      description: string
      responsable_id: string
      nil: string | null
      certifications: readonly string[]
      interets: readonly string[]
      enregistre_le: Instant
      enregistre_par: Json<Auteur>
      maj_le: Instant
    }
    collaborateurs: { produit_id: string; personne_id: string; ajoute_le: Instant }
  }
}
