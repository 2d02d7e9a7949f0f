import { modifierProduit } from '../domain/decide.ts'
import type { Saisie } from '../domain/saisie.ts'
import { changer, type Issue } from './changer.ts'
import type { ActeEditeur, UneFois } from './ports.ts'

export type ModifierProduit = (demande: {
  readonly acte: ActeEditeur
  readonly produitId: string
  /** The revision on which the form was opened: somebody else's change in between is not overwritten. */
  readonly revision: number
  readonly saisie: Saisie
}) => Promise<Issue>

export const makeModifierProduit =
  ({ uneFois }: { readonly uneFois: UneFois }): ModifierProduit =>
  ({ acte, produitId, revision, saisie }) =>
    changer(uneFois, { acte, produitId, attendue: revision }, (produit, contexte) =>
      modifierProduit(produit, saisie, contexte),
    )
