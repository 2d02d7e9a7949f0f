import type { ColumnType, Generated } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import type { Json } from '../../../platform/db/index.ts'

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    /** Written by the database itself when a candidature changes status, and by no code. */
    registre: {
      numero: string
      etat: 'candidat' | 'reference'
      guichet: string
      dispositif_id: string
      editeur: string
      solution: string
      version: string | null
      profils: readonly string[] | null
      reference: string | null
      prononce_le: Instant | null
      debut_le: JourCivil | null
      fin_le: JourCivil | null
      convention: string | null
      attestation: string | null
      rapport: string | null
      identifiant: string | null
      identite: Generated<string>
      recherche: Generated<string>
    }
    contrats_de_licence: {
      id: string
      produit_id: string
      empreinte: string
      nom: string
      type: string
      taille: number
      recu_le: Instant
    }
    marques_blanches: {
      id: string
      numero: number
      reference: string
      produit_id: string
      entreprise_id: string
      editeur: string
      solution: string
      version: string
      contrat_id: string
      declaree_le: Instant
      declaree_par: Json<Auteur>
      etat: 'declaree' | 'retenue' | 'ecartee'
      decidee_le: Instant | null
      decidee_par: ColumnType<Auteur | null, string | null, string | null>
      motif: string | null
      identite: Generated<string>
      recherche: Generated<string>
    }
  }
}
