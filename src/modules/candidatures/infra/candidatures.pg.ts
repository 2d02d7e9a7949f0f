import { type RawBuilder, sql } from 'kysely'
import { ConflitDeVersion, NonTrouve } from '../../../kernel/erreurs.ts'
import type { Instant } from '../../../kernel/temps.ts'
import {
  type Achever,
  conclure,
  type Db,
  lireHorloge,
  prendreNumeros,
  prochain,
  rendreNumeros,
  type Tx,
  unActe,
  unActeSur,
} from '../../../platform/db/index.ts'
import { type CodeChapitre, type Dispositif, makeLireEcarts, membresDuGroupement } from '../../dispositifs/index.ts'
import { insertionJournal } from '../../journal/index.ts'
import type { Candidature, ChapitreDepose, Rang } from '../domain/candidature.ts'
import type { Fait, TypeFait } from '../domain/faits.ts'
import type { ACharger, Chargee, Ecriture, NoterPiece, Registre, UneFois } from '../use-cases/ports.ts'
import { makeLireBrouillon } from './brouillons.pg.ts'
import { chapitresAEcrire, etatComplet, etatSansChapitres, type LigneChapitre } from './lignes.ts'
import { changementReveil, premierReveil } from './reveil.pg.ts'
import { visiblePar } from './visibilite.ts'

export const FLUX = 'candidature'

/** The statement by which what follows from the facts, once they are committed, is asked for; null when nothing does. */
export type Reagir = (faits: {
  readonly numero: string
  readonly de: number
  readonly a: number
  readonly types: readonly TypeFait[]
}) => RawBuilder<unknown> | null

/** What other modules do in our transactions: each on the connection that it is given. */
export type Branchements = {
  readonly reagir: Reagir
  /** As the programme stands at that revision of its calendar; at the one in force, then held, when none is given (P10). */
  readonly lireDispositif: (id: string, via: Db, revision?: number) => Promise<Dispositif>
  readonly noterPiece: (via: Db) => NoterPiece
}

/** Two published versions are compared once by this process. */
const lireEcarts = makeLireEcarts()

export const makeUneFois =
  ({ db, ...branchements }: Branchements & { readonly db: Db }): UneFois =>
  (acte, faire, annoncee) =>
    annoncee
      ? unActeSur(db, { acte, lecture: chargement(annoncee) }, (tx, achever, lues) => {
          const registre = registreDe(tx, { ...branchements, achever })
          const chargerAnnoncee = () => completer(tx, annoncee, lues)
          const charger: Registre['charger'] = demande =>
            demande === annoncee ? chargerAnnoncee() : registre.charger(demande)
          return faire({ ...registre, charger })
        })
      : unActe(db, acte, (tx, achever) => faire(registreDe(tx, { ...branchements, achever })))

type Moyens = Branchements & { readonly achever: Achever }

export const registreDe = (tx: Tx, { reagir, lireDispositif, noterPiece, achever }: Moyens): Registre => ({
  charger: async demande => completer(tx, demande, (await chargement(demande).execute(tx)).rows),
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
  enregistrer: ecriture => enregistrer(tx, ecriture, { reagir, achever }),
  horloge: () => lireHorloge(tx),
  lireDispositif: (id, revision) => lireDispositif(id, tx, revision),
  lireEcarts: (avant, apres) => lireEcarts(tx, avant, apres),
  lireBrouillon: makeLireBrouillon(tx),
  noterPiece: noterPiece(tx),
})

type Chapitres = { readonly chapitres: Readonly<Record<CodeChapitre, ChapitreDepose>> | null }
type Rangee = Chapitres & {
  readonly etat: Candidature
  readonly version: number
  /** The version that the statement saw when it began: the one of `chapitres`. */
  readonly vue: number
  readonly guichet: string
  readonly revision: number
  readonly le: Instant
}

const chapitresEnJson = ({ numero, chapitres: codes }: ACharger): RawBuilder<unknown> =>
  sql`(select json_object_agg(h.code, h.etat order by h.ordre) from candidatures_chapitres h
    where h.numero = ${numero} ${codes ? sql`and h.code in (${sql.join(codes)})` : sql``})`

/**
 * The state and its chapters, the row locked until the transaction ends; and the revision of the programme's calendar, held as
 * long: whoever moves a milestone waits for this act, or this act for them (P10).
 */
const chargement = (demande: ACharger): RawBuilder<Rangee> => sql<Rangee>`
  select c.etat, c.version, c.guichet, j.revision, clock_timestamp() as le, ${chapitresEnJson(demande)} as chapitres,
    (select v.version from candidatures v where v.numero = ${demande.numero}) as vue
  from candidatures c cross join lateral jalons_revision(c.guichet) j (revision)
  where c.numero = ${demande.numero} and ${visiblePar(demande.acteur)} for update of c`

/**
 * After a wait for the lock, the row is the one that the other transaction wrote while its chapters are still those of
 * before: they are then read again, with the time.
 */
const completer = async (tx: Tx, demande: ACharger, [rangee]: readonly Rangee[]): Promise<Chargee> => {
  if (!rangee) throw new NonTrouve()
  const { etat, version, guichet, revision } = rangee
  const suite = rangee.vue === version ? rangee : await relire(tx, demande)
  return { etat: etatComplet(etat, suite.chapitres ?? {}), version, guichet, revision, le: suite.le }
}

const relire = async (tx: Tx, demande: ACharger): Promise<Chapitres & { readonly le: Instant }> => {
  const { rows } = await sql<Chapitres & { readonly le: Instant }>`
    select clock_timestamp() as le, ${chapitresEnJson(demande)} as chapitres`.execute(tx)
  const [suite] = rows
  if (!suite) throw new Error('horloge muette')
  return suite
}

const compteurDe = (guichet: string): string => `file:${guichet}`

/**
 * State, chapters, journal, what follows and the act's answer in one statement: it is sent while the place in the queue is
 * held, and everyone else who submits waits for it.
 */
const enregistrer = async (
  tx: Tx,
  { numero, guichet, avant, etat, faits, resultat, reveil }: Ecriture,
  { reagir, achever }: Pick<Moyens, 'reagir' | 'achever'>,
): Promise<void> => {
  const depuis = avant?.version ?? 0
  const version = depuis + faits.length
  const dernier = faits.at(-1)
  if (!dernier) return
  const ecriture = avant
    ? sql`update candidatures set version = ${version}, statut = ${etat.statut}, etat = ${etatSansChapitres(etat)}, maj_le = ${dernier.le}${membresDeclares(faits)}${versionChangee(faits)}
          ${changementReveil(etat, reveil)}
        where numero = ${numero} and version = ${depuis} returning numero`
    : sql`insert into candidatures (numero, dispositif_id, guichet, entreprise_id, produit_id, version, statut, etat, identifiant, ouverte_le, maj_le, reveil, attend, propose_a)
        values (${numero}, ${etat.dispositifId}, ${guichet}, ${etat.entrepriseId}, ${etat.produitId}, ${version}, ${etat.statut},
          ${etatSansChapitres(etat)}, ${etat.identifiant ?? null}, ${etat.ouverteLe}, ${dernier.le}, ${premierReveil(etat, reveil)})
        on conflict (produit_id, guichet) where statut <> 'close' do nothing returning numero`
  const { neufs, changes, disparus } = chapitresAEcrire(avant?.etat ?? null, etat)
  // Before the others: one of them may take up the place in the queue that a chapter of another name had.
  if (disparus.length > 0)
    await sql`delete from candidatures_chapitres where numero = ${numero} and code in (${sql.join(disparus)})`.execute(
      tx,
    )
  const reaction = reagir({ numero, de: depuis + 1, a: version, types: faits.map(({ type }) => type) })
  const requete = sql`
    with etat as (${ecriture}),
    ${neufs.length > 0 ? sql`neufs as (${insertionChapitres({ numero, guichet, lignes: neufs })}),` : sql``}
    ${changes.length > 0 ? sql`changes as (${changementChapitres(numero, changes)}),` : sql``}
    ${reaction ? sql`reaction as (${reaction}),` : sql``}
    ${resultat === undefined ? sql`` : sql`acte as (${achever(resultat)}),`}
    journal as (${insertionJournal({ flux: FLUX, fluxId: numero, depuis, faits })})
    select coalesce((select numero from etat), conflit_de_version())`
  // With its result, the act is over: nothing is left to do but to commit.
  await (resultat === undefined ? requete.execute(tx) : conclure(tx, requete)).catch(traduireConflit)
}

/** GRP-2 — who else reads, from the form that names them on. */
const membresDeclares = (faits: readonly Fait[]): RawBuilder<unknown> => {
  const fait = faits.findLast(({ type }) => type === 'EtapeSoumise')
  return fait?.type === 'EtapeSoumise' && fait.etape === 'eligibilite'
    ? sql`, membres = ${membresDuGroupement(fait.reponses).map(({ siret }) => siret)}`
    : sql``
}

/** VIE-3 — lists and the queue read the version in its column. */
const versionChangee = (faits: readonly Fait[]): RawBuilder<unknown> => {
  const fait = faits.findLast(({ type }) => type === 'VersionChangee')
  return fait?.type === 'VersionChangee' ? sql`, dispositif_id = ${fait.dispositifId}` : sql``
}

const traduireConflit = (erreur: unknown): never => {
  throw erreur instanceof Error && 'code' in erreur && erreur.code === 'CV409' ? new ConflitDeVersion() : erreur
}

type Lignes = readonly LigneChapitre[]

const insertionChapitres = (args: {
  readonly numero: string
  readonly guichet: string
  readonly lignes: Lignes
}): RawBuilder<unknown> => sql`
  insert into candidatures_chapitres
    (numero, code, ordre, guichet, statut, rang, recu_le, pris_par, total, deposees, conformes, a_modifier, statuts, etat)
  values ${sql.join(
    args.lignes.map(
      l => sql`(${args.numero}, ${l.code}, ${l.ordre}, ${args.guichet}, ${l.statut}, ${l.rang}, ${l.recu_le}, ${l.pris_par},
        ${l.total}, ${l.deposees}, ${l.conformes}, ${l.a_modifier}, ${l.statuts}, ${l.etat})`,
    ),
  )}`

const changementChapitres = (numero: string, lignes: Lignes): RawBuilder<unknown> => sql`
  update candidatures_chapitres h set ordre = coalesce(l.ordre, h.ordre), statut = l.statut, rang = l.rang, recu_le = l.recu_le,
    pris_par = l.pris_par, total = l.total, deposees = l.deposees, conformes = l.conformes, a_modifier = l.a_modifier, statuts = l.statuts, etat = l.etat
  from (values ${sql.join(
    lignes.map(
      l => sql`(${l.code}::text, ${l.ordre}::int, ${l.statut}::text, ${l.rang}::bigint, ${l.recu_le}::timestamptz, ${l.pris_par}::text,
        ${l.total}::int, ${l.deposees}::int, ${l.conformes}::int, ${l.a_modifier}::int, ${l.statuts}::json, ${l.etat}::json)`,
    ),
  )}) as l (code, ordre, statut, rang, recu_le, pris_par, total, deposees, conformes, a_modifier, statuts, etat)
  where h.numero = ${numero} and h.code = l.code`
