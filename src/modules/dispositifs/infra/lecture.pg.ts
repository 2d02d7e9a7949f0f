import { sql } from 'kysely'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import { estUuid } from '../../../kernel/uuid.ts'
import type { Db } from '../../../platform/db/index.ts'
import { appliquerDeplacements, type Deplacement } from '../domain/deplacement.ts'
import type { Dispositif } from '../domain/dispositif.ts'
import { lireDeplacements, lireTousDeplacements } from '../queries/deplacements.ts'
import { auPlusUneFoisParSeconde } from './ecritures.ts'
import { COLONNES, enVersion, type LigneVersion } from './versions.ts'

/**
 * What other modules read of programmes. A published version never changes: read once, it is kept for good (GUI-3). Over it are
 * laid the moves of its milestones (P10): each revision of the calendar is an object of its own, the same one for all who ask.
 */
export type Dispositifs = {
  /** For a page: a published version by its id, as it stands or stood less than a second ago. @throws NonTrouve */
  readonly lire: (id: string) => Promise<Dispositif>
  /**
   * For an act: the version at that revision of its calendar; at the one in force when none is given, which then stays the same
   * until the transaction `via` ends. All is read in it: nobody waits for a second connection while holding one.
   * @throws NonTrouve
   */
  readonly lireEnVigueur: (id: string, via: Db, revision?: number) => Promise<Dispositif>
  /** What was published, whatever was moved since. @throws NonTrouve */
  readonly lirePubliee: (id: string) => Promise<Dispositif>
  /** The version on which a new candidature opens: the last one published. @throws NonTrouve */
  readonly versionOuverte: (code: string) => Promise<Dispositif>
  /** The same, for every programme, by name; asked of the database at most once a second, whatever the number of pages. */
  readonly lister: () => Promise<readonly Dispositif[]>
}

export const makeDispositifs = (db: Db): Dispositifs => {
  const publiees = makePubliees()
  const selon = makeCalendriers()
  const deplacements = auPlusUneFoisParSeconde(() => lireTousDeplacements(db))
  const lire = async (id: string): Promise<Dispositif> => {
    const publiee = await publiees(id, db)
    return selon(publiee, (await deplacements()).get(publiee.code) ?? [])
  }
  const lister = async (): Promise<readonly Dispositif[]> => {
    const dispositifs = await Promise.all((await ouvertes(db, null)).map(lire))
    return dispositifs.toSorted((a, b) => a.intitule.localeCompare(b.intitule, 'fr'))
  }
  return {
    lire,
    lireEnVigueur: async (id, via, revision) => {
      const publiee = await publiees(id, via)
      const jusqua = revision ?? (await tenirCalendrier(via, publiee.code))
      return selon.connu(publiee, jusqua) ?? selon(publiee, await lireDeplacements(via, publiee.code, jusqua))
    },
    lirePubliee: id => publiees(id, db),
    versionOuverte: async code => {
      const [id] = await ouvertes(db, code)
      if (id === undefined) throw new NonTrouve()
      return lire(id)
    },
    lister: auPlusUneFoisParSeconde(lister),
  }
}

/** Two that ask at once both read: waiting for another's transaction could be for ever. */
const makePubliees = (): ((id: string, via: Db) => Promise<Dispositif>) => {
  const connues = new Map<string, Dispositif>()
  return async (id, via) => {
    const connue = connues.get(id)
    if (connue) return connue
    const { rows } = estUuid(id)
      ? await sql<LigneVersion>`
          select ${COLONNES} from versions_dispositif v where v.id = ${id} and v.publiee_le is not null`.execute(via)
      : { rows: [] }
    if (!rows[0]) throw new NonTrouve()
    const { dispositif } = enVersion(rows[0])
    const gardee = connues.get(id) ?? dispositif
    connues.set(id, gardee)
    return gardee
  }
}

type Calendriers = {
  /** The version with all these moves, which are those of one revision. */
  (publiee: Dispositif, deplacements: readonly Deplacement[]): Dispositif
  /** The same, if it was asked for already. */
  readonly connu: (publiee: Dispositif, revision: number) => Dispositif | undefined
}

/** One object for each version at each revision: what is worked out from it is worked out once. */
const makeCalendriers = (): Calendriers => {
  const connus = new WeakMap<Dispositif, Map<number, Dispositif>>()
  const deLaVersion = (publiee: Dispositif): Map<number, Dispositif> => {
    const revisions = connus.get(publiee) ?? new Map<number, Dispositif>([[0, publiee]])
    connus.set(publiee, revisions)
    return revisions
  }
  const selon = (publiee: Dispositif, deplacements: readonly Deplacement[]): Dispositif => {
    const revisions = deLaVersion(publiee)
    const revision = deplacements.length
    const connu = revisions.get(revision) ?? appliquerDeplacements(publiee, deplacements)
    revisions.set(revision, connu)
    return connu
  }
  return Object.assign(selon, {
    connu: (publiee: Dispositif, revision: number) => deLaVersion(publiee).get(revision),
  })
}

/** The revision in force, held until the transaction ends. */
const tenirCalendrier = async (via: Db, code: string): Promise<number> => {
  const { rows } = await sql<{ revision: number }>`select jalons_revision(${code}) as revision`.execute(via)
  return rows[0]?.revision ?? 0
}

/** The last version published of that programme, or of each one. */
const ouvertes = async (db: Db, code: string | null): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select distinct on (code) id from versions_dispositif
    where publiee_le is not null and (${code}::text is null or code = ${code}) order by code, version desc`.execute(db)
  return rows.map(({ id }) => id)
}
