import { sql } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Chantier, ChantierLu, LigneDeChantier } from '../domain/chantier.ts'
import { chantierVide } from '../domain/chantier-vide.ts'

export type LigneChantier = {
  readonly code: string
  readonly contenu: Omit<Chantier, 'code'>
  readonly version: number
}

/** What a chantier begun before a setting was known says of it: the same as an empty one. */
export const enChantier = ({ code, contenu, version }: LigneChantier): ChantierLu => {
  const vide = chantierVide({ code, intitule: '' })
  const delais = { ...vide.delais, ...contenu.delais }
  return { chantier: { ...vide, ...contenu, delais, code }, version }
}

/** The chantier under way of that programme; `null` when there is none. */
export const lireChantier = async (db: Db, code: string): Promise<ChantierLu | null> => {
  const { rows } = await sql<LigneChantier>`
    select code, contenu, version from chantiers where code = ${code}`.execute(db)
  return rows[0] ? enChantier(rows[0]) : null
}

/** Who did what to the chantiers of a programme, the last act first: those of versions published since are there too. */
export const lireHistoire = async (db: Db, code: string): Promise<readonly LigneDeChantier[]> => {
  const { rows } = await sql<LigneDeChantier>`
    select version, le, par, geste, note from chantiers_histoire where code = ${code} order by version desc`.execute(db)
  return rows
}

/** A chantier in the list of those under way. */
export type ChantierEnCours = {
  readonly chantier: Chantier
  readonly majLe: Instant
  readonly majPar: Auteur
}

/** The chantiers under way, the last written first. */
export const listerChantiers = async (db: Db): Promise<readonly ChantierEnCours[]> => {
  const { rows } = await sql<LigneChantier & { majLe: Instant; majPar: Auteur }>`
    select c.code, c.contenu, c.version, h.le as "majLe", h.par as "majPar"
    from chantiers c join chantiers_histoire h on h.code = c.code and h.version = c.version
    order by h.le desc`.execute(db)
  return rows.map(ligne => ({ chantier: enChantier(ligne).chantier, majLe: ligne.majLe, majPar: ligne.majPar }))
}
