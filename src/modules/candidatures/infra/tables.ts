import type { ColumnType } from 'kysely'
import type { Auteur, RoleAgent } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Reponses } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreDepose, CodeEtape, PreuveDeposee, Statut } from '../domain/candidature.ts'

/** A json column: read as the value, written as its text. */
type Texte<T> = ColumnType<T, string, string>

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    candidatures: {
      numero: string
      dispositif_id: string
      guichet: string
      entreprise_id: string
      produit_id: string
      version: number
      statut: Statut
      /** The state without its chapters, which have rows of their own. */
      etat: Texte<Candidature>
      /** What its programme gives it; nobody else has it. */
      identifiant: string | null
      ouverte_le: Instant
      maj_le: Instant
      /** When the clock looks at it next; what is not said is at once. */
      reveil: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
      attend: ColumnType<readonly RoleAgent[], readonly RoleAgent[] | undefined, readonly RoleAgent[]>
      propose_a: string | null
    }
    reveils_en_echec: { numero: string; tentatives: number; reprise_le: Instant; erreur: string }
    candidatures_chapitres: {
      numero: string
      code: string
      ordre: number
      guichet: string
      statut: ChapitreDepose['statut'] | 'clos'
      rang: number | null
      recu_le: Instant | null
      pris_par: string | null
      total: number
      deposees: number
      conformes: number
      a_modifier: number
      statuts: Texte<Readonly<Record<string, PreuveDeposee['statut']>>>
      etat: Texte<ChapitreDepose>
    }
    brouillons: {
      numero: string
      etape: CodeEtape
      version: number
      reponses: Texte<Reponses>
      maj_le: Instant
      maj_par: Texte<Auteur>
    }
  }
}
