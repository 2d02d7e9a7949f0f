import type { ActeurEditeur, Personne } from '../../../kernel/acteur.ts'
import type { CollaborateurLu, PersonneLue } from '../queries/personnes.ts'
import type { ProduitLu } from '../queries/produits.ts'
import type { ChangerCollaborateur } from '../use-cases/ajouter-collaborateur.ts'
import type { EnregistrerProduit } from '../use-cases/enregistrer-produit.ts'
import type { ModifierProduit } from '../use-cases/modifier-produit.ts'
import type { VerifierSaisie } from '../use-cases/verifier-saisie.ts'
import type { CandidatureDuProduit } from './candidatures-produit.tsx'

/** What the pages of the catalogue need: `composerCatalogue`, and the candidatures from their own module. */
export type DepsCatalogue = {
  readonly verifierSaisie: VerifierSaisie
  readonly enregistrerProduit: EnregistrerProduit
  readonly modifierProduit: ModifierProduit
  readonly ajouterCollaborateur: ChangerCollaborateur
  readonly retirerCollaborateur: ChangerCollaborateur
  readonly produitsAccessibles: (acteur: ActeurEditeur) => Promise<readonly ProduitLu[]>
  readonly lireProduit: (id: string, acteur: Personne) => Promise<ProduitLu | null>
  readonly collaborateursDe: (produitId: string) => Promise<readonly CollaborateurLu[]>
  readonly personnesDe: (entrepriseId: string) => Promise<readonly PersonneLue[]>
  /** The candidatures that this person may see: of one product, or of all. */
  readonly candidaturesDe: (demande: {
    readonly acteur: ActeurEditeur
    readonly produitId?: string
  }) => Promise<readonly CandidatureDuProduit[]>
}
