import { type RawBuilder, sql } from 'kysely'
import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { NumeroCandidature, Statut } from '../../candidatures/index.ts'

/** A candidature at the step of the convention, with the dates that its state keeps. */
export type ConventionListee = {
  readonly numero: NumeroCandidature
  readonly statut: Statut
  readonly dispositifId: string
  readonly entreprise: string
  readonly produit: string
  readonly valideeLe: Instant | null
  readonly prepareeLe: Instant | null
  readonly signeeLe: Instant | null
  readonly seance: JourCivil | null
  readonly reference: string | null
  /** When it came to where it stands. */
  readonly depuis: Instant
}

export const TAILLE_PAGE = 50

/** In one of these states; `conventionSeule`: without those whose programme has none. */
export type ACompter = { readonly statuts: readonly Statut[]; readonly conventionSeule?: boolean }

const retenues = ({ statuts, conventionSeule }: ACompter): RawBuilder<boolean> =>
  sql<boolean>`c.statut = any(${statuts}::text[]) ${
    conventionSeule
      ? sql`and (c.statut not in ('inscrite_au_college', 'attribuee', 'referencee') or c.etat #> '{convention}' is not null)`
      : sql``
  }`

/** The candidatures in one of these states, the one that has waited longest first; `page` counts from 1. */
export const listeConventions = async (
  db: Db,
  { page = 1, ...demande }: ACompter & { readonly page?: number },
): Promise<readonly ConventionListee[]> => {
  const { rows } = await sql<ConventionListee>`
    select c.numero, c.statut, c.dispositif_id as "dispositifId", e.nom as entreprise, p.nom || ' ' || p.version as produit,
      c.etat #>> '{valideeLe}' as "valideeLe", c.etat #>> '{convention,prepareeLe}' as "prepareeLe",
      c.etat #>> '{convention,signeeLe}' as "signeeLe",
      coalesce(c.etat #>> '{decision,seance}', c.etat #>> '{seance}') as seance,
      c.etat #>> '{referencement,reference}' as reference, c.maj_le as depuis
    from candidatures c join produits p on p.id = c.produit_id join entreprises e on e.id = c.entreprise_id
    where ${retenues(demande)} order by c.maj_le, c.numero
    limit ${TAILLE_PAGE} offset ${(page - 1) * TAILLE_PAGE}`.execute(db)
  return rows
}

/** How many there are in each of these states; a state in which there is none is absent. */
export const compterParStatut = async (
  db: Db,
  demande: ACompter,
): Promise<Readonly<Partial<Record<Statut, number>>>> => {
  const { rows } = await sql<{ statut: Statut; nombre: number }>`
    select c.statut, count(*) as nombre from candidatures c where ${retenues(demande)} group by c.statut`.execute(db)
  return Object.fromEntries(rows.map(({ statut, nombre }) => [statut, nombre]))
}
