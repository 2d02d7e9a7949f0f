import type { Acte, ActeurEditeur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { FaitProduit, Produit } from '../domain/produit.ts'

/** An act of a person of a company: nobody else changes the catalogue. */
export type ActeEditeur = Acte & { readonly acteur: ActeurEditeur }

/** A product as it was when the transaction took it; `revision` is the position of its last fact. */
export type ProduitCharge = { readonly produit: Produit; readonly revision: number }

export type DepotProduits = {
  /** Takes the product for the time of the transaction. @throws NonTrouve when there is none, or none for this person (P23). */
  readonly charger: (id: string, acteur: ActeurEditeur) => Promise<ProduitCharge>
  /** The products of a company, which gets no other until the transaction ends. */
  readonly produitsDe: (entrepriseId: string) => Promise<readonly { readonly nom: string; readonly version: string }[]>
  /** The ids of the company's people. */
  readonly personnesDe: (entrepriseId: string) => Promise<readonly string[]>
  readonly identiteNeuve: () => Promise<{ readonly id: string; readonly reference: number }>
  readonly horloge: () => Promise<Instant>
  /** State and journal, at once. `revision` is 0 for a product that begins. */
  readonly enregistrer: (ecriture: {
    readonly produit: Produit
    readonly revision: number
    readonly faits: readonly FaitProduit[]
  }) => Promise<void>
}

/** One transaction, once for each idempotency key; what it answers is kept and answered again to a retry (P2). */
export type UneFois = <R>(acte: Acte, faire: (depot: DepotProduits) => Promise<R>) => Promise<R>
