import { sql } from 'kysely'
import type { RoleAgent, RoleEntreprise } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import { estUuid } from '../../../kernel/uuid.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { CompteConnu } from '../../dispositifs/index.ts'
import { nomComplet } from '../domain/entree.ts'
import type { Representant } from '../domain/profil.ts'

export type EntrepriseLue = {
  readonly id: string
  readonly nom: string
  readonly siren: string
  readonly siret: string | null
  readonly formeJuridique: string
  readonly adresse: string
}

/** A person, as the provider described them at their last sign-in. */
export type PersonneLue = {
  readonly id: string
  readonly iss: string
  readonly sub: string
  readonly prenom: string
  readonly nom: string
  readonly courriel: string
  readonly telephone: string
  readonly fonction: string
  readonly role: RoleEntreprise | null
  readonly entreprise: EntrepriseLue | null
}

export const lirePersonne = async (db: Db, personneId: string): Promise<PersonneLue | null> => {
  if (!estUuid(personneId)) return null
  const { rows } = await sql<PersonneLue>`
    select p.id, p.iss, p.sub, p.prenom, p.nom, p.courriel, p.telephone, p.fonction, p.role_entreprise as role,
      case when e.id is not null then json_build_object('id', e.id, 'nom', e.nom, 'siren', e.siren, 'siret', e.siret,
        'formeJuridique', e.forme_juridique, 'adresse', e.adresse) end as entreprise
    from personnes p left join entreprises e on e.id = p.entreprise_id where p.id = ${personneId}`.execute(db)
  return rows[0] ?? null
}

/** The person that a session belongs to, retained sessions included. */
export const personneDeSession = async (db: Db, sessionId: string): Promise<PersonneLue | null> => {
  const session = await db.selectFrom('sessions').select('personne_id').where('id', '=', sessionId).executeTakeFirst()
  return session ? lirePersonne(db, session.personne_id) : null
}

const donneesEntreprise = (entreprise: EntrepriseLue | null): CompteConnu =>
  entreprise
    ? {
        entreprise_nom: entreprise.nom,
        entreprise_siret: entreprise.siret,
        entreprise_forme_juridique: entreprise.formeJuridique,
        entreprise_adresse: entreprise.adresse,
      }
    : {}

/** ADM-3 — what « Compléter avec mes données » knows. Empty for nobody. */
export const donneesCompte = async (db: Db, personneId: string): Promise<CompteConnu> => {
  const personne = await lirePersonne(db, personneId)
  if (!personne) return {}
  const { courriel, telephone, fonction, entreprise } = personne
  return { nom_complet: nomComplet(personne), courriel, telephone, fonction, ...donneesEntreprise(entreprise) }
}

/** The head of a company, by the directory: who signs for it (CVN-1). `personneId` once they have come to Convergence. */
export type RepresentantLegal = Representant & {
  readonly personneId: string | null
  readonly entreprise: EntrepriseLue
}

type LigneRepresentant = EntrepriseLue & {
  readonly representant: Partial<Representant>
  readonly personneId: string | null
}

/** Null for a company that is not known. Without a name in the directory, the mandataire who came first stands for it. */
export const representantLegal = async (db: Db, entrepriseId: string): Promise<RepresentantLegal | null> => {
  if (!estUuid(entrepriseId)) return null
  const { rows } = await sql<LigneRepresentant>`
    select e.id, e.nom, e.siren, e.siret, e.forme_juridique as "formeJuridique", e.adresse, p.id as "personneId",
      case when coalesce(e.representant ->> 'nom', '') <> '' then e.representant else
        jsonb_build_object('nom', btrim(p.prenom || ' ' || p.nom), 'courriel', p.courriel, 'telephone', p.telephone,
          'fonction', p.fonction) end as representant
    from entreprises e left join lateral (
      select * from personnes m where m.entreprise_id = e.id and m.role_entreprise = 'mandataire'
        and (coalesce(e.representant ->> 'nom', '') = '' or lower(m.courriel) = lower(e.representant ->> 'courriel'))
      order by m.creee_le, m.id limit 1) p on true
    where e.id = ${entrepriseId}`.execute(db)
  const ligne = rows[0]
  if (!ligne) return null
  const { representant, personneId, ...entreprise } = ligne
  const { nom, courriel, telephone, fonction } = representant
  return {
    nom: nom ?? '',
    courriel: courriel ?? '',
    telephone: telephone ?? '',
    fonction: fonction ?? '',
    personneId,
    entreprise,
  }
}

/** ADM-3 — what « Compléter avec les données du responsable légal » knows. */
export const donneesRepresentant = async (db: Db, entrepriseId: string): Promise<CompteConnu> => {
  const representant = await representantLegal(db, entrepriseId)
  if (!representant) return {}
  const { nom, courriel, telephone, fonction, entreprise } = representant
  return { nom_complet: nom, courriel, telephone, fonction, ...donneesEntreprise(entreprise) }
}

/** A person of the agency with a right in force, who came at least once. */
export type AgentLu = {
  readonly personneId: string
  readonly nom: string
  readonly courriel: string
  readonly roles: readonly RoleAgent[]
}

/** By name; with `role`, those who hold it. */
export const agents = async (db: Db, role: RoleAgent | null = null): Promise<readonly AgentLu[]> => {
  const { rows } = await sql<AgentLu>`
    select p.id as "personneId", btrim(p.prenom || ' ' || p.nom) as nom, p.courriel, array_agg(h.role order by h.role) as roles
    from habilitations h join personnes p on p.iss = h.iss and p.sub = h.sub
    where h.retiree_le is null group by p.id
    having ${role}::text is null or ${role} = any(array_agg(h.role)) order by p.nom, p.prenom, p.id`.execute(db)
  return rows
}

/** Where to write to those who hold a role. Somebody who never came has no address here yet. */
export const courrielsDesAgents = async (db: Db, role: RoleAgent): Promise<readonly string[]> =>
  (await agents(db, role)).map(({ courriel }) => courriel)

/** IDN-5 — what somebody accepted, and when. */
export type ConsentementLu = {
  readonly texte: 'cgu' | 'partage'
  readonly version: string
  readonly accepteLe: Instant
}

export const consentementsDe = async (db: Db, personneId: string): Promise<readonly ConsentementLu[]> => {
  const { rows } = await sql<ConsentementLu>`
    select texte, version, accepte_le as "accepteLe" from consentements
    where personne_id = ${personneId} order by accepte_le desc, texte`.execute(db)
  return rows
}
