import { ajouterCollaborateur } from '../domain/decide.ts'
import { changer, type Issue } from './changer.ts'
import type { ActeEditeur, UneFois } from './ports.ts'

export type ChangerCollaborateur = (demande: {
  readonly acte: ActeEditeur
  readonly produitId: string
  readonly personneId: string
}) => Promise<Issue>

/** PRD-4 — gives a person of the company access to a product and to all of its candidatures. */
export const makeAjouterCollaborateur =
  ({ uneFois }: { readonly uneFois: UneFois }): ChangerCollaborateur =>
  ({ personneId, ...demande }) =>
    changer(uneFois, demande, (produit, contexte) => ajouterCollaborateur(produit, personneId, contexte))
