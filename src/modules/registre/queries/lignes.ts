import { type RawBuilder, sql } from 'kysely'
import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import type { CandidatInscrit, Inscrit, ListeDuRegistre, SolutionReferencee } from '../domain/inscription.ts'

/** What is read of a row `r` of the register: never the number of the candidature. */
export const COLONNES: RawBuilder<unknown> = sql`r.etat, r.guichet, r.dispositif_id, r.editeur, r.solution, r.version, r.profils,
  r.reference, r.prononce_le, r.debut_le, r.fin_le, r.attestation, r.identifiant`

export type LigneDuRegistre = {
  readonly etat: ListeDuRegistre
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
  readonly identifiant: string | null
}

/** What a row of the search adds to that of the origin when it is a white label; null of a row of the register itself. */
export type LigneDeMarque = {
  readonly m_editeur: string | null
  readonly m_solution: string | null
  readonly m_version: string | null
  readonly m_depuis: Instant | null
}

export const enInscrit = (ligne: LigneDuRegistre & Partial<LigneDeMarque>): Inscrit => {
  const origine = enReference(ligne)
  if (!origine) return { etat: 'candidat', ...socleDe(ligne) }
  const { m_editeur: editeur, m_solution: solution, m_version: version, m_depuis: depuisLe } = ligne
  if (!editeur || !solution || !version || !depuisLe) return origine
  return { etat: 'marque_blanche', ...socleDe(ligne), editeur, solution, version, depuisLe, origine }
}

/** Null for a candidature that is being instructed; the table holds that a référencement has all of these. */
export const enReference = (ligne: LigneDuRegistre): SolutionReferencee | null => {
  const { reference, version, profils, prononce_le, debut_le, fin_le, attestation, identifiant } = ligne
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
    ...(identifiant ? { identifiant } : {}),
  }
}

const socleDe = ({ guichet, dispositif_id, editeur, solution }: LigneDuRegistre): Omit<CandidatInscrit, 'etat'> => ({
  guichet,
  dispositifId: dispositif_id,
  editeur,
  solution,
})
