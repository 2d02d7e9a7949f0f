import { sql } from 'kysely'
import type { ActeurEditeur, Personne } from '../../../kernel/acteur.ts'
import { estUuid } from '../../../kernel/uuid.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Produit } from '../domain/produit.ts'
import { comparerVersions } from '../domain/versions.ts'
import { accessiblePar, COLONNES, enProduit, type LigneProduit } from '../infra/lignes.ts'

/** A product as pages show it: `revision` changes with each change, `responsable` is the person's name. */
export type ProduitLu = Produit & {
  readonly revision: number
  readonly entreprise: string
  readonly responsable: string
}

type LigneLue = LigneProduit & { readonly entreprise: string; readonly responsable: string }

const LECTURE = sql`select ${COLONNES}, e.nom as entreprise, coalesce(btrim(r.prenom || ' ' || r.nom), 'Personne effacée') as responsable
  from produits p join entreprises e on e.id = p.entreprise_id left join personnes r on r.id = p.responsable_id`

const enProduitLu = (ligne: LigneLue): ProduitLu => ({
  ...enProduit(ligne),
  revision: ligne.revision,
  entreprise: ligne.entreprise,
  responsable: ligne.responsable,
})

const ordre = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' })

/** By name, then by version (PRD-6). */
const ranger = (lignes: readonly LigneLue[]): readonly ProduitLu[] =>
  lignes.map(enProduitLu).sort((a, b) => ordre.compare(a.nom, b.nom) || comparerVersions(a.version, b.version))

/** Every product of a company, by name and version. */
export const produitsDe = async (db: Db, entrepriseId: string): Promise<readonly ProduitLu[]> => {
  const { rows } = await sql<LigneLue>`${LECTURE} where p.entreprise_id = ${entrepriseId}`.execute(db)
  return ranger(rows)
}

/** The products of the company that this person has access to, by name and version. */
export const produitsAccessibles = async (db: Db, acteur: ActeurEditeur): Promise<readonly ProduitLu[]> => {
  const { rows } = await sql<LigneLue>`${LECTURE} where ${accessiblePar(acteur)}`.execute(db)
  return ranger(rows)
}

/** One product; null when there is none or none for this person, alike (P23). */
export const lireProduit = async (db: Db, id: string, acteur: Personne): Promise<ProduitLu | null> => {
  if (!estUuid(id)) return null
  const { rows } = await sql<LigneLue>`${LECTURE} where p.id = ${id} and ${accessiblePar(acteur)}`.execute(db)
  return rows[0] ? enProduitLu(rows[0]) : null
}
