import { sql } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import { type Db, enTransaction, lireHorloge, type Tx } from '../../../platform/db/index.ts'
import { insertionJournal } from '../../journal/index.ts'
import type { Dispositif } from '../domain/dispositif.ts'
import type { DispositifAPublier } from '../domain/programme.ts'
import { lireDeplacements } from '../queries/deplacements.ts'
import type { DepotDispositifs, Version } from '../use-cases/ports.ts'
import { noterEcriture } from './ecritures.ts'
import { empreinteJson } from './empreinte.ts'
import { COLONNES, enVersion, type LigneVersion } from './versions.ts'

/** The name of the programmes' flux in the journal; its id is the programme's code. */
export const FLUX_DISPOSITIF = 'dispositif'

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

/** The position of the last line of a programme's journal: one for each version published, one for each milestone moved. */
export const derniereLigne = async (tx: Tx, code: string): Promise<number> => {
  const { rows } = await sql<{ position: number }>`
    select (select count(*) from versions_dispositif where code = ${code} and publiee_le is not null)
      + (select count(*) from deplacements_de_jalon where code = ${code}) as position`.execute(tx)
  return rows[0]?.position ?? 0
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
  await prendre(tx, code)
  const le = await lireHorloge(tx)
  const depuis = await derniereLigne(tx, code)
  await sql`update versions_dispositif set publiee_le = ${le}, publiee_par = ${JSON.stringify(par)}::jsonb where id = ${id}`.execute(
    tx,
  )
  const fait = { type: 'DispositifPublie', le, par, dispositifId: id, version, empreinte }
  await insertionJournal({ flux: FLUX_DISPOSITIF, fluxId: code, depuis, faits: [fait] }).execute(tx)
}

export const depotDispositifs = (tx: Tx): DepotDispositifs => ({
  prendre: code => prendre(tx, code),
  derniere: code => derniere(tx, code),
  ecrireBrouillon: (contenu, par) => ecrireBrouillon(tx, contenu, par),
  deplacements: code => lireDeplacements(tx, code),
  publier: (version, par) => publier(tx, version, par),
})

/** What the journal says of an act that no person of the platform did. */
export const parLaPlateforme = (nom: string): Auteur => ({ id: 'plateforme', nom, qualite: 'commande' })

/** One transaction outside of any person's act: a command of the operator. */
export const dansUneTransaction = <R>(db: Db, faire: (depot: DepotDispositifs, tx: Tx) => Promise<R>): Promise<R> =>
  enTransaction(db, tx => faire(depotDispositifs(tx), tx)).finally(noterEcriture)

/** A version that no chantier prepared, published as it is: what a base begins with. */
export const publierVersion = (
  db: Db,
  { contenu, par }: { readonly contenu: DispositifAPublier; readonly par: Auteur },
): Promise<Dispositif> =>
  dansUneTransaction(db, async depot => {
    const version = await depot.ecrireBrouillon(contenu, par)
    await depot.publier(version, par)
    return version.dispositif
  })
