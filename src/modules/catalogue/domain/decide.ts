import { type ActeurEditeur, signature } from '../../../kernel/acteur.ts'
import { accepter, type Decision as DecisionDe, refuser } from '../../../kernel/decision.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { FaitProduit, Fiche, FicheModifiable, Produit } from './produit.ts'
import type { RefusProduit } from './refus.ts'
import { type ContexteDeSaisie, controlerSaisie, type Saisie } from './saisie.ts'

export type Decision = DecisionDe<FaitProduit, RefusProduit>

/** Who acts, when, and the company's people. */
export type Contexte = {
  readonly acteur: ActeurEditeur
  readonly now: Instant
  readonly personnes: readonly string[]
}

type Identite = { readonly id: string; readonly reference: number }

/** PRD-1, PRD-4 — the one who registers and the responsable are the first collaborateurs. */
export const enregistrerProduit = (
  saisie: Saisie,
  { id, reference, produits, ...contexte }: Contexte & Identite & Pick<ContexteDeSaisie, 'produits'>,
): Decision => {
  const controle = controlerSaisie(saisie, { personnes: contexte.personnes, produits })
  if (!controle.ok) return refuser({ code: 'saisie_incorrecte', fautes: controle.fautes })
  const { fiche } = controle
  return accepter({
    type: 'ProduitEnregistre',
    id,
    reference,
    entrepriseId: contexte.acteur.entrepriseId,
    fiche,
    collaborateurs: [...new Set([contexte.acteur.personneId, fiche.responsableId])],
    ...signature(contexte),
  })
}

/** The name and the version stay; a new responsable becomes a collaborateur. Nothing changed, nothing happened. */
export const modifierProduit = (produit: Produit, saisie: Saisie, contexte: Contexte): Decision => {
  const { nom, version } = produit
  const controle = controlerSaisie({ ...saisie, nom, version }, { personnes: contexte.personnes, produits: [] })
  if (!controle.ok) return refuser({ code: 'saisie_incorrecte', fautes: controle.fautes })
  const fiche = modifiable(controle.fiche)
  if (JSON.stringify(fiche) === JSON.stringify(modifiable(produit))) return accepter()
  return accepter({ type: 'ProduitModifie', fiche, ...signature(contexte) })
}

/** PRD-4 — a person of the company only. One who already has access changes nothing. */
export const ajouterCollaborateur = (produit: Produit, personneId: string, contexte: Contexte): Decision => {
  if (!contexte.personnes.includes(personneId)) return refuser({ code: 'personne_inconnue' })
  if (produit.collaborateurs.includes(personneId)) return accepter()
  return accepter({ type: 'CollaborateurAjoute', personneId, ...signature(contexte) })
}

/** PRD-4 — anyone but the responsable. One who has no access changes nothing. */
export const retirerCollaborateur = (produit: Produit, personneId: string, contexte: Contexte): Decision => {
  if (personneId === produit.responsableId) return refuser({ code: 'responsable_du_produit' })
  if (!produit.collaborateurs.includes(personneId)) return accepter()
  return accepter({ type: 'CollaborateurRetire', personneId, ...signature(contexte) })
}

const modifiable = ({ description, responsableId, nil, certifications, interets }: Fiche): FicheModifiable => ({
  description,
  responsableId,
  nil,
  certifications,
  interets,
})
