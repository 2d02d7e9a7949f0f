import { sql } from 'kysely'
import type { Instant } from '../../kernel/temps.ts'
import { type Dispositif, type LigneDeVersion, lireVersions } from '../../modules/dispositifs/index.ts'
import type { Db } from '../../platform/db/index.ts'

/** How much a version asks for. */
export type Mesures = {
  readonly chapitres: number
  readonly exigences: number
  readonly preconisations: number
  readonly preuves: number
}

export type VersionLue = LigneDeVersion & {
  /** Null for the draft. */
  readonly mesures: Mesures | null
  /** The candidatures that were opened on it, and stay on it (GUI-3). */
  readonly candidatures: number
}

export type ProgrammeLu = {
  readonly code: string
  /** The last one published; null when there is only a draft. */
  readonly ouvert: Dispositif | null
  /** The last one first, the draft included. */
  readonly versions: readonly VersionLue[]
}

type Deps = { readonly db: Db; readonly lireDispositif: (id: string) => Promise<Dispositif> }

/** Every programme, by name, with all its versions (GUI-3). */
export const lireProgrammes = async (deps: Deps): Promise<readonly ProgrammeLu[]> => {
  const { rows } = await sql<{ code: string }>`select code from dispositifs order by code`.execute(deps.db)
  const comptes = await candidaturesParVersion(deps.db)
  const programmes = await Promise.all(rows.map(({ code }) => lireProgramme(deps, code, comptes)))
  return programmes.toSorted((a, b) => nomDe(a).localeCompare(nomDe(b), 'fr'))
}

export const nomDe = ({ ouvert, code }: ProgrammeLu): string => ouvert?.intitule ?? code

const lireProgramme = async (
  { db, lireDispositif }: Deps,
  code: string,
  comptes: ReadonlyMap<string, number>,
): Promise<ProgrammeLu> => {
  const lignes = await lireVersions(db, code)
  const contenus = await Promise.all(
    lignes.map(async ({ id, publieeLe }) => (publieeLe === null ? null : lireDispositif(id))),
  )
  return {
    code,
    ouvert: contenus.find(contenu => contenu !== null) ?? null,
    versions: lignes.map((ligne, rang) => {
      const contenu = contenus[rang] ?? null
      return { ...ligne, mesures: contenu && mesurer(contenu), candidatures: comptes.get(ligne.id) ?? 0 }
    }),
  }
}

const candidaturesParVersion = async (db: Db): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ id: string; nombre: number }>`
    select dispositif_id as id, count(*) as nombre from candidatures group by dispositif_id`.execute(db)
  return new Map(rows.map(({ id, nombre }) => [id, nombre]))
}

/** REM-1 — chapters, what they require and what they only recommend, the proofs expected for all of it. */
export const mesurer = ({ rem: { chapitres } }: Pick<Dispositif, 'rem'>): Mesures => {
  const toutes = chapitres.flatMap(({ exigences }) => exigences)
  const exigences = toutes.filter(({ nature }) => nature === 'exigence').length
  return {
    chapitres: chapitres.length,
    exigences,
    preconisations: toutes.length - exigences,
    preuves: toutes.flatMap(({ scenarios }) => scenarios.flatMap(({ preuves }) => preuves)).length,
  }
}

export type EtatGuichet =
  | { readonly kind: 'permanent' }
  | { readonly kind: 'ouvert'; readonly jusquA: Instant }
  /** Candidatures under way go on; no new one opens. */
  | { readonly kind: 'ferme'; readonly depuis: Instant }

/** GUI-2, JAL-1 — does the guichet take new candidatures? A bounded one does until its first milestone. */
export const etatGuichet = (
  { guichet, jalons }: Pick<Dispositif, 'guichet' | 'jalons'>,
  maintenant: Instant,
): EtatGuichet => {
  const premier = guichet === 'borne' ? jalons.find(({ code }) => code === 'J1')?.quand : undefined
  if (premier === undefined) return { kind: 'permanent' }
  return maintenant < premier ? { kind: 'ouvert', jusquA: premier } : { kind: 'ferme', depuis: premier }
}
