import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import { type Ligne, type LigneScellee, type Verification, verifierChaine } from '../domain/ligne.ts'

type Rangee = {
  readonly flux: string
  readonly flux_id: string
  readonly position: number
  readonly type: string
  readonly le: Instant
  readonly par: string
  readonly donnees: string
  readonly empreinte: string
}

/** The lines of a flux, the first one first; `de` and `a` bound the positions, both included. */
export const lireJournal = async (
  db: Db,
  {
    flux,
    fluxId,
    de = 1,
    a = 2_147_483_647,
  }: { readonly flux: string; readonly fluxId: string; readonly de?: number; readonly a?: number },
): Promise<readonly LigneScellee[]> => {
  const { rows } = await sql<Rangee>`
    select flux, flux_id, position, type, le, par::text as par, donnees::text as donnees, encode(empreinte, 'hex') as empreinte
    from journal where flux = ${flux} and flux_id = ${fluxId} and position between ${de} and ${a} order by position`.execute(
    db,
  )
  return rows.map(rangee => ({
    flux: rangee.flux,
    fluxId: rangee.flux_id,
    position: rangee.position,
    type: rangee.type,
    le: rangee.le,
    par: JSON.parse(rangee.par) as Auteur,
    donnees: JSON.parse(rangee.donnees) as Ligne['donnees'],
    empreinte: rangee.empreinte,
    parTexte: rangee.par,
    donneesTexte: rangee.donnees,
  }))
}

type LigneDeFlux = Pick<Ligne, 'type' | 'le' | 'par' | 'donnees'>

/** The lines of several fluxes at once, by their id, each the first one first: what they say, without their chain. */
export const lireJournaux = async (
  db: Db,
  { flux, fluxIds }: { readonly flux: string; readonly fluxIds: readonly string[] },
): Promise<ReadonlyMap<string, readonly LigneDeFlux[]>> => {
  const { rows } = await sql<LigneDeFlux & { readonly flux_id: string }>`
    select flux_id, type, le, par, donnees from journal
    where flux = ${flux} and flux_id = any(${fluxIds}) order by flux_id, position`.execute(db)
  return Map.groupBy(rows, ({ flux_id: fluxId }) => fluxId)
}

/** A line as the fact that was written. The caller, who wrote it, says of which type. */
export const commeFait = <Fait>({ type, le, par, donnees }: Pick<Ligne, 'type' | 'le' | 'par' | 'donnees'>): Fait =>
  ({ type, le, par, ...donnees }) as Fait

/** PUB-4 — reads a whole flux again and checks its chain. */
export const verifierJournal = async (
  db: Db,
  flux: { readonly flux: string; readonly fluxId: string },
): Promise<{ readonly lignes: readonly LigneScellee[]; readonly verification: Verification }> => {
  const lignes = await lireJournal(db, flux)
  const sha256 = (texte: string): string => createHash('sha256').update(texte, 'utf8').digest('hex')
  return { lignes, verification: verifierChaine(lignes, sha256) }
}
