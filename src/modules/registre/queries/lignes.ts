import { type RawBuilder, sql } from 'kysely'
import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import type { Inscrit, SolutionReferencee } from '../domain/inscription.ts'

/** What is read of a row `r` of the register: never the number of the candidature. */
export const COLONNES: RawBuilder<unknown> = sql`r.etat, r.guichet, r.dispositif_id, r.editeur, r.solution, r.version, r.profils,
  r.reference, r.prononce_le, r.debut_le, r.fin_le, r.attestation`

export type LigneDuRegistre = {
  readonly etat: Inscrit['etat']
  readonly guichet: string
  readonly dispositif_id: string
  readonly editeur: string
  readonly solution: string
  readonly version: string | null
  readonly profils: readonly string[] | null
  readonly reference: string | null
  readonly prononce_le: Instant | null
  readonly debut_le: JourCivil | null
  readonly fin_le: JourCivil | null
  readonly attestation: string | null
}

export const enInscrit = (ligne: LigneDuRegistre): Inscrit =>
  enReference(ligne) ?? { etat: 'candidat', ...socleDe(ligne) }

/** Null for a candidature that is being instructed; the table holds that a référencement has all of these. */
export const enReference = (ligne: LigneDuRegistre): SolutionReferencee | null => {
  const { reference, version, profils, prononce_le, debut_le, fin_le, attestation } = ligne
  if (!reference || version === null || !profils || !prononce_le || !debut_le || !fin_le || !attestation) return null
  return {
    etat: 'reference',
    ...socleDe(ligne),
    reference,
    version,
    profils,
    prononceLe: prononce_le,
    debutLe: debut_le,
    finLe: fin_le,
    attestation,
  }
}

const socleDe = ({
  guichet,
  dispositif_id,
  editeur,
  solution,
}: LigneDuRegistre): Omit<Inscrit & { etat: 'candidat' }, 'etat'> => ({
  guichet,
  dispositifId: dispositif_id,
  editeur,
  solution,
})
