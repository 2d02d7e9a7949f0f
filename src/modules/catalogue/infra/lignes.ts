import { type RawBuilder, sql } from 'kysely'
import type { Auteur, Personne } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Produit } from '../domain/produit.ts'

/**
 * Who sees the product `p` of a query: the agency's people, the legal representative of its company, and its
 * collaborateurs as long as they belong to that company (PRD-4). For anyone else it is not there (P23).
 */
export const accessiblePar = (acteur: Personne): RawBuilder<boolean> => {
  if (acteur.kind === 'agent') return sql<boolean>`true`
  if (acteur.role === 'mandataire') return sql<boolean>`p.entreprise_id = ${acteur.entrepriseId}`
  return sql<boolean>`(p.entreprise_id = ${acteur.entrepriseId} and exists (
    select from collaborateurs k where k.produit_id = p.id and k.personne_id = ${acteur.personneId}))`
}

export type LigneProduit = {
  readonly id: string
  readonly reference: number
  readonly entreprise_id: string
  readonly revision: number
  readonly nom: string
  readonly version: string
  readonly description: string
  readonly responsable_id: string
  readonly nil: string | null
  readonly certifications: readonly string[]
  readonly interets: readonly string[]
  readonly collaborateurs: readonly string[]
  readonly enregistre_le: Instant
  readonly enregistre_par: Auteur
}

/** The columns of the product `p`. */
export const COLONNES: RawBuilder<unknown> = sql`p.id, p.reference, p.entreprise_id, p.revision, p.nom, p.version, p.description,
  p.responsable_id, p.nil, p.certifications, p.interets, p.enregistre_le, p.enregistre_par,
  array(select k.personne_id::text from collaborateurs k where k.produit_id = p.id order by k.ajoute_le, k.personne_id) as collaborateurs`

export const enProduit = (ligne: LigneProduit): Produit => ({
  id: ligne.id,
  reference: ligne.reference,
  entrepriseId: ligne.entreprise_id,
  nom: ligne.nom,
  version: ligne.version,
  description: ligne.description,
  responsableId: ligne.responsable_id,
  nil: ligne.nil,
  certifications: ligne.certifications,
  interets: ligne.interets,
  collaborateurs: ligne.collaborateurs,
  enregistreLe: ligne.enregistre_le,
  enregistrePar: ligne.enregistre_par,
})
