import { sql } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import { estUuid } from '../../../kernel/uuid.ts'
import { type Db, enTransaction, lireHorloge, type Tx, unActe } from '../../../platform/db/index.ts'
import { insertionJournal } from '../../journal/index.ts'
import type { Dispositif } from '../domain/dispositif.ts'
import type { DispositifAPublier } from '../domain/programme.ts'
import type { DepotDispositifs, UneFois, Version } from '../use-cases/ports.ts'
import { empreinteJson } from './empreinte.ts'
import { COLONNES, enVersion, type LigneVersion } from './versions.ts'

/** The name of the programmes' flux in the journal; its id is the programme's code. */
export const FLUX_DISPOSITIF = 'dispositif'

const charger = async (tx: Tx, id: string): Promise<Version> => {
  if (!estUuid(id)) throw new NonTrouve()
  const { rows } = await sql<LigneVersion>`
    select ${COLONNES} from versions_dispositif v where v.id = ${id} for update`.execute(tx)
  const ligne = rows[0]
  if (!ligne) throw new NonTrouve()
  return enVersion(ligne)
}

const derniere = async (db: Db, code: string): Promise<Dispositif | null> => {
  const { rows } = await sql<LigneVersion>`
    select ${COLONNES} from versions_dispositif v where v.code = ${code} and v.publiee_le is not null
    order by v.version desc limit 1`.execute(db)
  return rows[0] ? enVersion(rows[0]).dispositif : null
}

/** The code and its lock: two writers of a programme take turns, and the number of a version is taken once. */
const prendre = async (tx: Tx, code: string): Promise<void> => {
  await sql`insert into dispositifs (code) values (${code}) on conflict do nothing`.execute(tx)
  await sql`select from dispositifs where code = ${code} for update`.execute(tx)
}

const ecrireBrouillon = async (tx: Tx, { code, ...contenu }: DispositifAPublier, par: Auteur): Promise<Version> => {
  await prendre(tx, code)
  const { rows } = await sql<LigneVersion>`
    insert into versions_dispositif as v (code, version, contenu, empreinte, cree_par)
    select ${code}, coalesce(max(version), 0) + 1, ${JSON.stringify(contenu)}::jsonb, ${empreinteJson(contenu)}, ${JSON.stringify(par)}::jsonb
    from versions_dispositif where code = ${code} and publiee_le is not null
    on conflict (code) where publiee_le is null
      do update set contenu = excluded.contenu, empreinte = excluded.empreinte, cree_le = clock_timestamp(), cree_par = excluded.cree_par
    returning ${COLONNES}`.execute(tx)
  const ligne = rows[0]
  if (!ligne) throw new Error('brouillon non écrit')
  return enVersion(ligne)
}

const publier = async (
  tx: Tx,
  { dispositif: { id, code, version }, empreinte }: Version,
  par: Auteur,
): Promise<void> => {
  const le = await lireHorloge(tx)
  await sql`update versions_dispositif set publiee_le = ${le}, publiee_par = ${JSON.stringify(par)}::jsonb where id = ${id}`.execute(
    tx,
  )
  const fait = { type: 'DispositifPublie', le, par, dispositifId: id, version, empreinte }
  await insertionJournal({ flux: FLUX_DISPOSITIF, fluxId: code, depuis: version - 1, faits: [fait] }).execute(tx)
}

export const depotDispositifs = (tx: Tx): DepotDispositifs => ({
  charger: id => charger(tx, id),
  prendre: code => prendre(tx, code),
  derniere: code => derniere(tx, code),
  ecrireBrouillon: (contenu, par) => ecrireBrouillon(tx, contenu, par),
  publier: (version, par) => publier(tx, version, par),
})

export const makeUneFois =
  (db: Db): UneFois =>
  (acte, faire) =>
    unActe(db, acte, tx => faire(depotDispositifs(tx))).finally(noterEcriture)

/** How many writes this process has made: what it publishes is on its next page. */
let ecritures = 0
const noterEcriture = (): void => {
  ecritures++
}

/** What another process publishes is there within a second. */
const FRAICHEUR_MS = 900

/** What other modules read of programmes. A published version never changes: read once, it is kept for good (GUI-3). */
export type Dispositifs = {
  /**
   * A published version by its id. `via`: the transaction in which one reads, so that nobody waits for a second connection
   * while holding one. @throws NonTrouve
   */
  readonly lire: (id: string, via?: Db) => Promise<Dispositif>
  /** The version on which a new candidature opens: the last one published. @throws NonTrouve */
  readonly versionOuverte: (code: string) => Promise<Dispositif>
  /** The same, for every programme, by name; asked of the database at most once a second, whatever the number of pages. */
  readonly lister: () => Promise<readonly Dispositif[]>
}

export const makeDispositifs = (db: Db): Dispositifs => {
  const connus = new Map<string, Dispositif>()
  const chercher = async (id: string, via: Db): Promise<Dispositif> => {
    const { rows } = estUuid(id)
      ? await sql<LigneVersion>`
          select ${COLONNES} from versions_dispositif v where v.id = ${id} and v.publiee_le is not null`.execute(via)
      : { rows: [] }
    if (!rows[0]) throw new NonTrouve()
    return enVersion(rows[0]).dispositif
  }
  // Two that ask at once both read: waiting for another's transaction could be for ever.
  const lire = async (id: string, via: Db = db): Promise<Dispositif> => {
    const connu = connus.get(id) ?? (await chercher(id, via))
    connus.set(id, connu)
    return connu
  }
  const ouvertes = async (code: string | null): Promise<readonly string[]> => {
    const { rows } = await sql<{ id: string }>`
      select distinct on (code) id from versions_dispositif
      where publiee_le is not null and (${code}::text is null or code = ${code}) order by code, version desc`.execute(
      db,
    )
    return rows.map(({ id }) => id)
  }
  const lister = async (): Promise<readonly Dispositif[]> => {
    const dispositifs = await Promise.all((await ouvertes(null)).map(id => lire(id)))
    return dispositifs.toSorted((a, b) => a.intitule.localeCompare(b.intitule, 'fr'))
  }
  let liste: { depuis: number; ecritures: number; promesse: Promise<readonly Dispositif[]> } | undefined
  return {
    lire,
    versionOuverte: async code => {
      const [id] = await ouvertes(code)
      if (id === undefined) throw new NonTrouve()
      return lire(id)
    },
    lister: () => {
      if (!liste || liste.ecritures !== ecritures || performance.now() - liste.depuis > FRAICHEUR_MS) {
        const promesse = lister()
        liste = { depuis: performance.now(), ecritures, promesse }
        promesse.catch(() => {
          liste = undefined
        })
      }
      return liste.promesse
    },
  }
}

/** What the journal says of an act that no person of the platform did. */
export const parLaPlateforme = (nom: string): Auteur => ({ id: 'plateforme', nom, qualite: 'commande' })

/** One transaction outside of any person's act: a command of the operator. */
export const dansUneTransaction = <R>(db: Db, faire: (depot: DepotDispositifs, tx: Tx) => Promise<R>): Promise<R> =>
  enTransaction(db, tx => faire(depotDispositifs(tx), tx)).finally(noterEcriture)
