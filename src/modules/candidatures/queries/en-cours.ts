import { sql } from 'kysely'
import type { Personne } from '../../../kernel/acteur.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { NumeroCandidature } from '../domain/candidature.ts'
import { visiblePar } from '../infra/visibilite.ts'

/** PRD-5 — the candidature under way of each product in a guichet, by the product's id, of those that this person may see. */
export const candidaturesEnCours = async (
  db: Db,
  { guichet, acteur }: { readonly guichet: string; readonly acteur: Personne },
): Promise<ReadonlyMap<string, NumeroCandidature>> => {
  const { rows } = await sql<{ produit: string; numero: NumeroCandidature }>`
    select c.produit_id as produit, c.numero from candidatures c
    where c.guichet = ${guichet} and c.statut <> 'close' and ${visiblePar(acteur)}`.execute(db)
  return new Map(rows.map(({ produit, numero }) => [produit, numero]))
}
