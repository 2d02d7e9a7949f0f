import { sql } from 'kysely'
import type { Personne } from '../../../kernel/acteur.ts'
import { ConflitDeVersion, NonTrouve } from '../../../kernel/erreurs.ts'
import type { Instant } from '../../../kernel/temps.ts'
import {
  type Db,
  lireHorloge,
  prendreNumeros,
  prochain,
  rendreNumeros,
  type Tx,
  unActe,
} from '../../../platform/db/index.ts'
import type { CodeChapitre, Dispositif } from '../../dispositifs/index.ts'
import { insertionJournal } from '../../journal/index.ts'
import type { Candidature, ChapitreDepose, NumeroCandidature, Rang } from '../domain/candidature.ts'
import type { TypeFait } from '../domain/faits.ts'
import type { Chargee, Ecriture, NoterPiece, Registre, UneFois } from '../use-cases/ports.ts'
import { makeLireBrouillon } from './brouillons.pg.ts'
import { chapitresChanges, etatComplet, etatSansChapitres } from './lignes.ts'
import { visiblePar } from './visibilite.ts'

export const FLUX = 'candidature'

/** `reagir` asks, in the same transaction, for what follows from the facts once they are committed. */
export type Reagir = (
  tx: Tx,
  faits: {
    readonly numero: string
    readonly de: number
    readonly a: number
    readonly types: readonly TypeFait[]
  },
) => Promise<void>

/** What other modules do in our transactions: each on the connection that it is given. */
export type Branchements = {
  readonly reagir: Reagir
  readonly lireDispositif: (id: string, via: Db) => Promise<Dispositif>
  readonly noterPiece: (via: Db) => NoterPiece
}

export const makeUneFois =
  ({ db, ...branchements }: Branchements & { readonly db: Db }): UneFois =>
  (acte, faire) =>
    unActe(db, acte, tx => faire(registreDe(tx, branchements)))

const registreDe = (tx: Tx, { reagir, lireDispositif, noterPiece }: Branchements): Registre => ({
  charger: (numero, acteur) => charger(tx, numero, acteur),
  prendreRangs: async (guichet, nombre) => {
    const { premier, le } = await prendreNumeros(tx, { nom: compteurDe(guichet), nombre })
    return { premier: premier as Rang, le }
  },
  rendreRangs: (guichet, nombre) => rendreNumeros(tx, { nom: compteurDe(guichet), nombre }),
  rangDeTete: async guichet => {
    const { rows } = await sql<{ rang: number | null }>`
      select min(rang) as rang from candidatures_chapitres where guichet = ${guichet} and statut = 'en_file'`.execute(
      tx,
    )
    return (rows[0]?.rang ?? 0) as Rang
  },
  prochainNumero: serie => prochain(tx, serie),
  enregistrer: ecriture => enregistrer(tx, ecriture, reagir),
  horloge: () => lireHorloge(tx),
  lireDispositif: id => lireDispositif(id, tx),
  lireBrouillon: makeLireBrouillon(tx),
  noterPiece: noterPiece(tx),
})

type Rangee = { readonly etat: Candidature; readonly version: number; readonly guichet: string }
type Suite = {
  readonly le: Instant
  readonly chapitres: Readonly<Record<CodeChapitre, ChapitreDepose>> | null
}

/**
 * The state and its chapters, the row locked until the transaction ends. Two statements: after a wait for the lock, only the
 * second one sees what the other transaction wrote, and the time at which it ended.
 */
const charger = async (tx: Tx, numero: NumeroCandidature, acteur: Personne): Promise<Chargee> => {
  const { rows } = await sql<Rangee>`
    select c.etat, c.version, c.guichet from candidatures c where c.numero = ${numero} and ${visiblePar(acteur)}
    for update of c`.execute(tx)
  const rangee = rows[0]
  if (!rangee) throw new NonTrouve()
  const { rows: suites } = await sql<Suite>`
    select clock_timestamp() as le, (select json_object_agg(h.code, h.etat order by h.ordre)
      from candidatures_chapitres h where h.numero = ${numero}) as chapitres`.execute(tx)
  const suite = suites[0]
  if (!suite) throw new Error('horloge muette')
  return {
    etat: etatComplet(rangee.etat, suite.chapitres ?? {}),
    version: rangee.version,
    guichet: rangee.guichet,
    le: suite.le,
  }
}

const compteurDe = (guichet: string): string => `file:${guichet}`

const enregistrer = async (
  tx: Tx,
  { numero, guichet, avant, etat, faits }: Ecriture,
  reagir: Reagir,
): Promise<void> => {
  const depuis = avant?.version ?? 0
  const version = depuis + faits.length
  const dernier = faits.at(-1)
  if (!dernier) return
  const ecriture = avant
    ? sql`update candidatures set version = ${version}, statut = ${etat.statut}, etat = ${etatSansChapitres(etat)}, maj_le = ${dernier.le}
        where numero = ${numero} and version = ${depuis} returning numero`
    : sql`insert into candidatures (numero, dispositif_id, guichet, entreprise_id, produit_id, version, statut, etat, ouverte_le, maj_le)
        values (${numero}, ${etat.dispositifId}, ${guichet}, ${etat.entrepriseId}, ${etat.produitId}, ${version}, ${etat.statut},
          ${etatSansChapitres(etat)}, ${etat.ouverteLe}, ${dernier.le})
        on conflict (produit_id, guichet) where statut <> 'close' do nothing returning numero`
  const chapitres = chapitresChanges(avant?.etat ?? null, etat)
  const { rows } = await sql`
    with etat as (${ecriture}),
    chapitres as (${ecritureChapitres({ numero, guichet, chapitres: JSON.stringify(chapitres) })}),
    journal as (${insertionJournal({ flux: FLUX, fluxId: numero, depuis, faits })})
    select numero from etat`.execute(tx)
  if (rows.length === 0) throw new ConflitDeVersion()
  await reagir(tx, { numero, de: depuis + 1, a: version, types: faits.map(({ type }) => type) })
}

const ecritureChapitres = (args: {
  readonly numero: string
  readonly guichet: string
  readonly chapitres: string
}) => sql`
  insert into candidatures_chapitres
    (numero, code, ordre, guichet, statut, rang, recu_le, pris_par, total, deposees, conformes, a_modifier, etat)
  select ${args.numero}, code, ordre, ${args.guichet}, statut, rang, recu_le, pris_par, total, deposees, conformes, a_modifier, etat::json
  from json_to_recordset(${args.chapitres}::json) as l (code text, ordre int, statut text, rang bigint, recu_le timestamptz,
    pris_par text, total int, deposees int, conformes int, a_modifier int, etat text)
  on conflict (numero, code) do update set statut = excluded.statut, rang = excluded.rang, recu_le = excluded.recu_le,
    pris_par = excluded.pris_par, total = excluded.total, deposees = excluded.deposees, conformes = excluded.conformes,
    a_modifier = excluded.a_modifier, etat = excluded.etat`
