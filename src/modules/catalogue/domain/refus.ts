import type { FauteProduit } from './saisie.ts'

/** Why nothing happened to a product. */
export type RefusProduit =
  | { readonly code: 'saisie_incorrecte'; readonly fautes: readonly FauteProduit[] }
  | { readonly code: 'modifie_entretemps' }
  | { readonly code: 'personne_inconnue' }
  | { readonly code: 'responsable_du_produit' }
