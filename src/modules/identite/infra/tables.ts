import type { ColumnType, Generated } from 'kysely'
import type { Auteur, RoleAgent, RoleEntreprise } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Json } from '../../../platform/db/index.ts'
import type { NomTexte } from '../domain/entree.ts'
import type { Representant } from '../domain/profil.ts'

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    entreprises: {
      id: Generated<string>
      siren: string
      siret: string | null
      nom: string
      forme_juridique: string
      adresse: string
      representant: Json<Partial<Representant>>
      maj_le: Horodatage
    }
    personnes: {
      id: Generated<string>
      iss: string
      sub: string
      prenom: string
      nom: string
      courriel: string
      telephone: string
      fonction: string
      entreprise_id: string | null
      role_entreprise: RoleEntreprise | null
      creee_le: Horodatage
      maj_le: Horodatage
    }
    habilitations: {
      id: Generated<number>
      iss: string
      sub: string
      role: RoleAgent
      accordee_le: Horodatage
      accordee_par: Json<Auteur>
      retiree_le: Instant | null
      retiree_par: ColumnType<Auteur | null, string | null | undefined, string | null>
    }
    consentements: { personne_id: string; texte: NomTexte; version: string; empreinte: string; accepte_le: Horodatage }
    agendas: { personne_id: string; empreinte: string; ouvert_le: Horodatage }
    sessions: {
      id: string
      personne_id: string
      contexte: Json<{ readonly idToken?: string }>
      creee_le: Horodatage
      vue_le: Horodatage
      expire_le: Instant
    }
  }
}
