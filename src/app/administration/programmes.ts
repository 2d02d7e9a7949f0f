import { sql } from 'kysely'
import type { Instant } from '../../kernel/temps.ts'
import {
  type ChantierEnCours,
  type Dispositif,
  type LigneDeVersion,
  lireVersions,
  listerChantiers,
} from '../../modules/dispositifs/index.ts'
import type { Db } from '../../platform/db/index.ts'

/** How much a version asks for. */
export type Mesures = {
  readonly chapitres: number
  readonly exigences: number
  readonly preconisations: number
  readonly preuves: number
}

export type VersionLue = LigneDeVersion & {
  readonly mesures: Mesures
  /** The candidatures that were opened on it, and stay on it (GUI-3). */
  readonly candidatures: number
}

export type ProgrammeLu = {
  readonly code: string
  /** The last one published; null when there is only a chantier. */
  readonly ouvert: Dispositif | null
  /** The last one first. */
  readonly versions: readonly VersionLue[]
  /** What is being written of it in the workshop. */
  readonly chantier: ChantierEnCours | null
}

type Deps = { readonly db: Db; readonly lireDispositif: (id: string) => Promise<Dispositif> }

/** Every programme that is published or being written, by name, with all its versions (GUI-3). */
export const lireProgrammes = async (deps: Deps): Promise<readonly ProgrammeLu[]> => {
  const { rows } = await sql<{ code: string }>`select code from dispositifs order by code`.execute(deps.db)
  const [comptes, chantiers] = await Promise.all([candidaturesParVersion(deps.db), listerChantiers(deps.db)])
  const programmes = await Promise.all(
    rows.map(async ({ code }) => ({
      ...(await lireProgramme(deps, code, comptes)),
      chantier: chantiers.find(({ chantier }) => chantier.code === code) ?? null,
    })),
  )
  return programmes
    .filter(({ ouvert, chantier }) => ouvert !== null || chantier !== null)
    .toSorted((a, b) => nomDe(a).localeCompare(nomDe(b), 'fr'))
}

export const nomDe = ({ ouvert, chantier, code }: ProgrammeLu): string =>
  ouvert?.intitule ?? chantier?.chantier.intitule ?? code

const lireProgramme = async (
  { db, lireDispositif }: Deps,
  code: string,
  comptes: ReadonlyMap<string, number>,
): Promise<Omit<ProgrammeLu, 'chantier'>> => {
  const lues = await Promise.all(
    (await lireVersions(db, code)).map(async ligne => ({ ligne, contenu: await lireDispositif(ligne.id) })),
  )
  return {
    code,
    ouvert: lues[0]?.contenu ?? null,
    versions: lues.map(({ ligne, contenu }) => ({
      ...ligne,
      mesures: mesurer(contenu),
      candidatures: comptes.get(ligne.id) ?? 0,
    })),
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
