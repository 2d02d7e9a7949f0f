import { type RawBuilder, sql } from 'kysely'
import type { Personne } from '../../../kernel/acteur.ts'

/**
 * Who sees the candidature `c` of a query: the agency's people, the legal representative of its entreprise, and the
 * collaborateurs of its product (PRD-4). For anyone else it is not there (P23).
 */
export const visiblePar = (acteur: Personne): RawBuilder<boolean> => {
  if (acteur.kind === 'agent') return sql<boolean>`true`
  if (acteur.role === 'mandataire') return sql<boolean>`c.entreprise_id = ${acteur.entrepriseId}`
  return sql<boolean>`(c.entreprise_id = ${acteur.entrepriseId} and exists (
    select from collaborateurs k where k.produit_id = c.produit_id and k.personne_id = ${acteur.personneId}))`
}
