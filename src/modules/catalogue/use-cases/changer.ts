import type { Contexte, Decision } from '../domain/decide.ts'
import { evolve } from '../domain/evolve.ts'
import type { Produit } from '../domain/produit.ts'
import type { RefusProduit } from '../domain/refus.ts'
import type { ActeEditeur, DepotProduits, UneFois } from './ports.ts'

export type Issue =
  | { readonly ok: true; readonly produit: Produit }
  | { readonly ok: false; readonly refus: RefusProduit }

/** Carries a refusal out of the transaction, which it undoes: the same form, corrected, is a new act. */
class Refuse extends Error {
  readonly refus: RefusProduit
  constructor(refus: RefusProduit) {
    super(refus.code)
    this.refus = refus
  }
}

/** One transaction, in which a refusal leaves nothing. */
export const enUneFois = async (
  uneFois: UneFois,
  acte: ActeEditeur,
  faire: (depot: DepotProduits) => Promise<Issue>,
): Promise<Issue> => {
  try {
    return await uneFois(acte, async depot => {
      const issue = await faire(depot)
      if (!issue.ok) throw new Refuse(issue.refus)
      return issue
    })
  } catch (erreur) {
    if (erreur instanceof Refuse) return { ok: false, refus: erreur.refus }
    throw erreur
  }
}

/** The company's people and the server's time, for a decision. */
export const contexteDe = async (depot: DepotProduits, { acteur }: ActeEditeur): Promise<Contexte> => ({
  acteur,
  personnes: await depot.personnesDe(acteur.entrepriseId),
  now: await depot.horloge(),
})

/** Applies a decision to a product and saves it; one that changes nothing writes nothing. */
export const appliquer = async (
  depot: DepotProduits,
  avant: { readonly produit: Produit | null; readonly revision: number },
  decision: Decision,
): Promise<Issue> => {
  if (!decision.ok) return decision
  const produit = decision.faits.reduce(evolve, avant.produit)
  if (produit === null) throw new Error('une décision sans fait sur aucun produit')
  if (decision.faits.length > 0) await depot.enregistrer({ produit, revision: avant.revision, faits: decision.faits })
  return { ok: true, produit }
}

/** Load, decide, save: how a product that exists changes. `attendue`: the revision that the page showed. */
export const changer = (
  uneFois: UneFois,
  demande: { readonly acte: ActeEditeur; readonly produitId: string; readonly attendue?: number },
  decider: (produit: Produit, contexte: Contexte) => Decision,
): Promise<Issue> =>
  enUneFois(uneFois, demande.acte, async depot => {
    const charge = await depot.charger(demande.produitId, demande.acte.acteur)
    if (demande.attendue !== undefined && demande.attendue !== charge.revision)
      return { ok: false, refus: { code: 'modifie_entretemps' } }
    return appliquer(depot, charge, decider(charge.produit, await contexteDe(depot, demande.acte)))
  })
