import { type DemandeDeMarque, declarerMarque, type RefusDeDeclarer } from '../domain/marque-blanche.ts'
import { enUneFois } from './en-une-fois.ts'
import type { ActeEditeur, Issue, UneFoisMarques } from './ports.ts'

export type DeclarerMarque = (
  demande: Omit<DemandeDeMarque, 'contrat'> & {
    readonly acte: ActeEditeur
    readonly produitId: string
    /** The id of a contract received for this product; anything else is none. */
    readonly contratId: string
  },
) => Promise<Issue<RefusDeDeclarer>>

/** REF-5 — by the company's own people, for its own product. @throws NonTrouve for anyone else's (P23). */
export const makeDeclarerMarque =
  (uneFois: UneFoisMarques): DeclarerMarque =>
  ({ acte, produitId, reference, modifications, contratId }) =>
    enUneFois({ uneFois, acte }, async depot => {
      const { acteur } = acte
      const produit = await depot.prendreProduit(produitId, acteur)
      const contexte = {
        acteur,
        produit,
        origine: await depot.origine(reference),
        marques: await depot.marquesDuProduit(produit.id),
        neuve: await depot.identiteNeuve(),
        now: await depot.horloge(),
      }
      const contrat = await depot.contrat(contratId, produit.id)
      return { avant: null, decision: declarerMarque({ reference, modifications, contrat }, contexte) }
    })
