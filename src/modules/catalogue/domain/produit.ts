import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'

/** PRD-1 — what a company says of a product, once checked. */
export type Fiche = {
  readonly nom: string
  readonly version: string
  readonly description: string
  /** A person of the company. */
  readonly responsableId: string
  /** The number that the CNDA gives; optional at this point. */
  readonly nil: string | null
  readonly certifications: readonly string[]
  /** PRD-2 — codes of `interets`, or `AUCUN_INTERET` alone; never empty. */
  readonly interets: readonly string[]
}

/** What can still change once registered: the name and the version are what candidatures were opened on. */
export type FicheModifiable = Omit<Fiche, 'nom' | 'version'>

export type Produit = Fiche & {
  readonly id: string
  /** The stable number by which the product is known outside Convergence. */
  readonly reference: number
  readonly entrepriseId: string
  /** PRD-4 — the people who have access to it; the responsable always does. */
  readonly collaborateurs: readonly string[]
  readonly enregistreLe: Instant
  readonly enregistrePar: Auteur
}

/** What happened to a product: the lines of its journal. */
export type FaitProduit = FaitDate & { readonly le: Instant; readonly par: Auteur }

type FaitDate =
  | {
      readonly type: 'ProduitEnregistre'
      readonly id: string
      readonly reference: number
      readonly entrepriseId: string
      readonly fiche: Fiche
      readonly collaborateurs: readonly string[]
    }
  | { readonly type: 'ProduitModifie'; readonly fiche: FicheModifiable }
  | { readonly type: 'CollaborateurAjoute'; readonly personneId: string }
  | { readonly type: 'CollaborateurRetire'; readonly personneId: string }
