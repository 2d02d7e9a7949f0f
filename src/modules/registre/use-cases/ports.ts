import type { Acte, ActeurEditeur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { SolutionReferencee } from '../domain/inscription.ts'
import type { ContratDeLicence, FaitMarqueBlanche, MarqueBlanche, NomsPublics } from '../domain/marque-blanche.ts'

/** An act of a person of a company. */
export type ActeEditeur = Acte & { readonly acteur: ActeurEditeur }

/** A product of the company, as it is declared. */
export type ProduitDeclare = { readonly id: string; readonly entrepriseId: string; readonly noms: NomsPublics }

export type DepotMarques = {
  /** The product, which gets no other declaration until the transaction ends. @throws NonTrouve when it is not this person's (P23). */
  readonly prendreProduit: (produitId: string, acteur: ActeurEditeur) => Promise<ProduitDeclare>
  readonly marquesDuProduit: (produitId: string) => Promise<readonly MarqueBlanche[]>
  /** One that was received for this product; null for any other. */
  readonly contrat: (id: string, produitId: string) => Promise<ContratDeLicence | null>
  readonly origine: (reference: string) => Promise<SolutionReferencee | null>
  /** Taken for the time of the transaction. @throws NonTrouve */
  readonly charger: (id: string) => Promise<MarqueBlanche>
  readonly identiteNeuve: () => Promise<{ readonly id: string; readonly numero: number }>
  readonly horloge: () => Promise<Instant>
  /** State, journal and the announcement, at once. */
  readonly enregistrer: (marque: MarqueBlanche, fait: FaitMarqueBlanche) => Promise<void>
}

/** One transaction, once for each idempotency key (P2). */
export type UneFoisMarques = <R>(acte: Acte, faire: (depot: DepotMarques) => Promise<R>) => Promise<R>

export type Issue<R> = { readonly ok: true; readonly marque: MarqueBlanche } | { readonly ok: false; readonly refus: R }
