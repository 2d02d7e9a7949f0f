import { sql } from 'kysely'
import type { RoleEntreprise } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import { estUuid } from '../../../kernel/uuid.ts'
import type { Db } from '../../../platform/db/index.ts'

/** A person of a company, by name. */
export type PersonneLue = {
  readonly id: string
  readonly nom: string
  readonly courriel: string
  readonly role: RoleEntreprise
}

/** PRD-4 — a person who has access to a product. */
export type CollaborateurLu = PersonneLue & { readonly responsable: boolean; readonly ajouteLe: Instant }

/** The people of a company who have come to Convergence, by name. */
export const personnesDe = async (db: Db, entrepriseId: string): Promise<readonly PersonneLue[]> => {
  const { rows } = await sql<PersonneLue>`
    select id, btrim(prenom || ' ' || nom) as nom, courriel, role_entreprise as role
    from personnes where entreprise_id = ${entrepriseId} order by personnes.nom, prenom, id`.execute(db)
  return rows
}

/** PRD-4 — the collaborateurs of a product, by name: those who still belong to its company. */
export const collaborateursDe = async (db: Db, produitId: string): Promise<readonly CollaborateurLu[]> => {
  if (!estUuid(produitId)) return []
  const { rows } = await sql<CollaborateurLu>`
    select i.id, btrim(i.prenom || ' ' || i.nom) as nom, i.courriel, i.role_entreprise as role,
      i.id = p.responsable_id as responsable, k.ajoute_le as "ajouteLe"
    from produits p join collaborateurs k on k.produit_id = p.id
      join personnes i on i.id = k.personne_id and i.entreprise_id = p.entreprise_id
    where p.id = ${produitId} order by i.nom, i.prenom, i.id`.execute(db)
  return rows
}

/** Whether a person has access to a product: as its collaborateur, or as its company's legal representative. */
export const aAcces = async (db: Db, personneId: string, produitId: string): Promise<boolean> => {
  if (!estUuid(personneId) || !estUuid(produitId)) return false
  const { rows } = await sql`
    select from produits p join personnes i on i.id = ${personneId} and i.entreprise_id = p.entreprise_id
    where p.id = ${produitId} and (i.role_entreprise = 'mandataire'
      or exists (select from collaborateurs k where k.produit_id = p.id and k.personne_id = i.id))`.execute(db)
  return rows.length > 0
}
