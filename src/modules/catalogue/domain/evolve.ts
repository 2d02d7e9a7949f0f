import { inatteignable } from '../../../kernel/decision.ts'
import type { FaitProduit, Produit } from './produit.ts'

/** Applies what happened, and never judges it. A product begins with its registration. */
export const evolve = (produit: Produit | null, fait: FaitProduit): Produit => {
  if (fait.type === 'ProduitEnregistre') {
    const { id, reference, entrepriseId, fiche, collaborateurs, le, par } = fait
    return { id, reference, entrepriseId, ...fiche, collaborateurs, enregistreLe: le, enregistrePar: par }
  }
  if (produit === null) throw new Error('un produit commence par son enregistrement')
  switch (fait.type) {
    case 'ProduitModifie':
      return { ...produit, ...fait.fiche, collaborateurs: avec(produit.collaborateurs, fait.fiche.responsableId) }
    case 'CollaborateurAjoute':
      return { ...produit, collaborateurs: avec(produit.collaborateurs, fait.personneId) }
    case 'CollaborateurRetire':
      return { ...produit, collaborateurs: produit.collaborateurs.filter(id => id !== fait.personneId) }
    default:
      return inatteignable(fait)
  }
}

const avec = (ids: readonly string[], id: string): readonly string[] => (ids.includes(id) ? ids : [...ids, id])
