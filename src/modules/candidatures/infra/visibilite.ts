import { type RawBuilder, sql } from 'kysely'
import type { Acteur } from '../../../kernel/acteur.ts'

/**
 * Who sees the candidature `c` of a query: the agency's people, the legal representative of its entreprise, the
 * collaborateurs of its product (PRD-4), and those who answer for a company of its group, who only read (GRP-2). For anyone
 * else it is not there (P23). The clock sees them all.
 */
export const visiblePar = (acteur: Acteur): RawBuilder<boolean> => {
  if (acteur.kind === 'agent' || acteur.kind === 'horloge') return sql<boolean>`true`
  const membre = sql`c.membres <> '{}' and c.membres && array(
    select e.siret from entreprises e where e.id = ${acteur.entrepriseId} and e.siret is not null)`
  const collaborateur = sql`c.entreprise_id = ${acteur.entrepriseId} and exists (
    select from collaborateurs k where k.produit_id = c.produit_id and k.personne_id = ${acteur.personneId})`
  switch (acteur.role) {
    case 'mandataire':
      return sql<boolean>`(c.entreprise_id = ${acteur.entrepriseId} or (${membre}))`
    case 'responsable':
      return sql<boolean>`((${collaborateur}) or (${membre}))`
    case 'salarie':
      return sql<boolean>`(${collaborateur})`
  }
}
