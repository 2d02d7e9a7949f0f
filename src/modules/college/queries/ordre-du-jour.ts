import { sql } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import { type Fait, FLUX_CANDIDATURE, type NumeroCandidature } from '../../candidatures/index.ts'
import { type Dossier, ordreDuJour } from '../domain/ordre-du-jour.ts'

type Ligne = {
  readonly candidature: NumeroCandidature
  readonly type: string
  readonly le: Instant
  readonly par: Auteur
  readonly donnees: Readonly<Record<string, unknown>>
}

/** The agenda of a séance, as the journals of the candidatures tell it. */
export const lireOrdreDuJour = async (db: Db, jour: JourCivil): Promise<readonly Dossier[]> => {
  const { rows } = await sql<Ligne>`
    select flux_id as candidature, type, le, par, donnees from journal
    where flux = ${FLUX_CANDIDATURE} and donnees ->> 'seance' = ${jour} and type in
      ('CandidatureInscriteAuCollege', 'CandidatureRetireeDuCollege', 'ReferencementAttribue', 'ReservesBloquantesEmises')
    order by id`.execute(db)
  return ordreDuJour(
    jour,
    rows.map(({ candidature, type, le, par, donnees }) => ({
      candidature,
      fait: { type, le, par, ...donnees } as Fait,
    })),
  )
}
