import { sql } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import { type Fait, FLUX_CANDIDATURE, type NumeroCandidature } from '../../candidatures/index.ts'
import { commeFait } from '../../journal/index.ts'
import { type Dossier, ordreDuJour } from '../domain/ordre-du-jour.ts'

type Ligne = {
  readonly candidature: NumeroCandidature
  readonly type: string
  readonly le: Instant
  readonly par: Auteur
  readonly donnees: Readonly<Record<string, unknown>>
}

/** The agendas of several séances, as the journals of the candidatures tell them, in one statement. */
export const lireOrdresDuJour = async (
  db: Db,
  jours: readonly JourCivil[],
): Promise<ReadonlyMap<JourCivil, readonly Dossier[]>> => {
  const { rows } = await sql<Ligne>`
    select flux_id as candidature, type, le, par, donnees from journal
    where flux = ${FLUX_CANDIDATURE} and donnees ->> 'seance' = any(${[...jours]}::text[]) and type in
      ('CandidatureInscriteAuCollege', 'CandidatureRetireeDuCollege', 'ReferencementAttribue', 'ReservesBloquantesEmises')
    order by id`.execute(db)
  const lignes = rows.map(({ candidature, ...ligne }) => ({ candidature, fait: commeFait<Fait>(ligne) }))
  return new Map(jours.map(jour => [jour, ordreDuJour(jour, lignes)]))
}

/** The agenda of one séance. */
export const lireOrdreDuJour = async (db: Db, jour: JourCivil): Promise<readonly Dossier[]> =>
  (await lireOrdresDuJour(db, [jour])).get(jour) ?? []
