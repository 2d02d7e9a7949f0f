import { sql } from 'kysely'
import type { RoleEntreprise } from '../../kernel/acteur.ts'
import type { Instant } from '../../kernel/temps.ts'
import { estUuid } from '../../kernel/uuid.ts'
import type { Db } from '../../platform/db/index.ts'
import type { EntrepriseIsc } from './comptes-de-demonstration.ts'

/** A person's account, as its holder may read it. */
export type Compte = {
  readonly id: string
  readonly courriel: string
  readonly prenom: string
  readonly nom: string
  readonly telephone: string
  readonly fonction: string
  readonly cguVersion: string
  readonly cguAccepteesLe: Instant
  /** Null for the people of the agency. */
  readonly entreprise: (EntrepriseIsc & { readonly role: RoleEntreprise }) | null
}

type Ligne = Omit<Compte, 'entreprise'> & {
  readonly role: RoleEntreprise | null
  readonly entreprise: EntrepriseIsc | null
}

const COLONNES = sql`c.id, c.courriel, c.prenom, c.nom, c.telephone, c.fonction,
  c.cgu_version as "cguVersion", c.cgu_acceptees_le as "cguAccepteesLe", c.role_entreprise as role,
  case when e.siret is not null then jsonb_build_object('siret', e.siret, 'nom', e.nom,
    'formeJuridique', e.forme_juridique, 'adresse', e.adresse, 'representant', e.representant) end as entreprise`

const versCompte = ({ role, entreprise, ...compte }: Ligne): Compte => ({
  ...compte,
  entreprise: entreprise === null || role === null ? null : { ...entreprise, role },
})

/** By its identifier, which is the `sub` that services know the person by. */
export const lireCompte = async (db: Db, id: string): Promise<Compte | null> => {
  if (!estUuid(id)) return null
  const { rows } = await sql<Ligne>`select ${COLONNES} from isc_comptes c left join isc_entreprises e using (siret)
    where c.id = ${id}`.execute(db)
  return rows[0] === undefined ? null : versCompte(rows[0])
}

/** By its e-mail address, whatever its case: what a sign-in needs, and no more. */
export const chercherIdentifiants = async (
  db: Db,
  courriel: string,
): Promise<{ readonly id: string; readonly motDePasse: string } | null> => {
  const { rows } = await sql<{ id: string; motDePasse: string }>`
    select id, mot_de_passe as "motDePasse" from isc_comptes where lower(courriel) = lower(${courriel})`.execute(db)
  return rows[0] ?? null
}
