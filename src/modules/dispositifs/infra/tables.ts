import type { ColumnType, Generated } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Json } from '../../../platform/db/index.ts'
import type { CodeJalon } from '../domain/dispositif.ts'
import type { Chantier, Geste } from '../domain/chantier.ts'
import type { DispositifAPublier } from '../domain/programme.ts'

declare module '../../../platform/db/tables.ts' {
  interface Tables {
    dispositifs: { code: string; cree_le: ColumnType<Instant, Instant | undefined, Instant> }
    versions_dispositif: {
      id: Generated<string>
      code: string
      version: number
      contenu: Json<Omit<DispositifAPublier, 'code'>>
      empreinte: string
      cree_le: ColumnType<Instant, Instant | undefined, Instant>
      cree_par: Json<Auteur>
      publiee_le: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
      publiee_par: ColumnType<Auteur | null, string | null | undefined, string | null>
    }
    chantiers: { code: string; contenu: Json<Omit<Chantier, 'code'>>; version: number }
    chantiers_histoire: {
      code: string
      version: number
      le: ColumnType<Instant, never, never>
      par: ColumnType<Auteur, string, never>
      geste: Geste
      note: string
    }
    renumerotations: {
      id: Generated<number>
      avant_id: string
      apres_id: string
      exigence_avant: string
      exigence_apres: string
      confirmee: boolean
      le: ColumnType<Instant, undefined, never>
      par: ColumnType<Auteur, string, never>
    }
    classeurs_deposes: {
      code: string
      empreinte: string
      nom: string
      taille: number
      le: ColumnType<Instant, never, never>
      par: ColumnType<Auteur, string, string>
    }
    deplacements_de_jalon: {
      code: string
      revision: number
      jalon: CodeJalon
      avant: ColumnType<Instant, Instant, never>
      quand: ColumnType<Instant, Instant, never>
      motif: string
      le: ColumnType<Instant, Instant, never>
      par: ColumnType<Auteur, string, never>
    }
  }
}
