import type { ColumnType } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { EtatAnalyse } from '../domain/analyse.ts'
import type { Apercu, GenreApercu, ImageDApercu, RaisonSansApercu } from '../domain/apercu.ts'
import type { RefusDeReception } from '../domain/depot-groupe.ts'
import type { FaitsLus } from '../domain/precontrole.ts'
import type { IssueDeVerification } from '../domain/verification.ts'
import type { EtatRelu } from '../use-cases/relire-pieces.ts'
import type { SaisieRapport } from '../domain/saisie-rapport.ts'

/** A json column: read as the value, written as its text. */
type Texte<T> = ColumnType<T, string, string>

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    pieces: { empreinte: string; taille: number; type: string; recue_le: Instant }
    analyses: {
      empreinte: string
      etat: EtatAnalyse
      moteur: string
      detail: string
      tentatives: number
      reprise_le: Instant | null
      rendue_le: Instant | null
    }
    precontroles: {
      empreinte: string
      faits: Texte<FaitsLus> | null
      tentatives: number
      reprise_le: Instant | null
      rendu_le: Instant | null
    }
    apercus: {
      empreinte: string
      numero: string
      demande_le: Instant
      etat: Apercu['etat']
      genre: GenreApercu | null
      arret: RaisonSansApercu | null
      etendue: number | null
      images: Texte<readonly ImageDApercu[]>
      tentatives: number
      reprise_le: Instant | null
      rendu_le: Instant | null
    }
    verifications_de_rapports: {
      id: number
      acte: string
      numero: string
      depot_id: string
      empreinte: string
      le: Instant
      par: ColumnType<Auteur, string, never>
      issue: IssueDeVerification
      detail: string
    }
    envois: {
      id: string
      numero: string
      entreprise_id: string
      personne_id: string
      chapitre: string
      preuve: string
      nom: string
      chemin: string | null
      taille: number
      recus: ColumnType<number, number | undefined, number>
      cree_le: Instant
      maj_le: Instant
      recu_le: Instant | null
      empreinte: string | null
      depose_le: Instant | null
      abandonne_le: Instant | null
    }
    depots_groupes: {
      id: string
      numero: string
      entreprise_id: string
      personne_id: string
      chemin: string
      nom: string
      taille: number
      empreinte: string | null
      refus: ColumnType<RefusDeReception | null, string | null, string | null>
      preuve_dite: string | null
      recu_le: Instant
      depose_le: Instant | null
      chapitre: string | null
      preuve: string | null
      retire_le: Instant | null
    }
    envois_segments: { id: string; debut: number; fin: number; empreinte: string }
    lectures_de_pieces: {
      id: number
      numero: string
      empreinte: string
      nom: string
      le: Instant
      par: ColumnType<Auteur, string, never>
      debut: number | null
      fin: number | null
      apercu: number | null
    }
    relectures: { empreinte: string; etat: EtatRelu; le: Instant }
    /** Written by a trigger of the journal alone. */
    contenus_deposes: { numero: string; empreinte: string; taille: number }
    volumes_deposes: { numero: string; octets: number }
    rapports_en_brouillon: {
      numero: string
      version: number
      saisie: Texte<SaisieRapport>
      maj_le: Instant
      maj_par: Texte<Auteur>
    }
  }
}
