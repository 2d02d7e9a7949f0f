import { sql } from 'kysely'
import type { Personne } from '../../../kernel/acteur.ts'
import { ConflitDeVersion, NonTrouve } from '../../../kernel/erreurs.ts'
import type { Instant } from '../../../kernel/temps.ts'
import { type Db, lireHorloge, prochain, type Tx, unActe } from '../../../platform/db/index.ts'
import type { CodeChapitre } from '../../dispositifs/index.ts'
import { insertionJournal } from '../../journal/index.ts'
import type { Candidature, ChapitreDepose, NumeroCandidature, Rang } from '../domain/candidature.ts'
import type { Chargee, Ecriture, Registre, UneFois } from '../use-cases/ports.ts'
import { chapitresChanges, etatComplet, etatSansChapitres } from './lignes.ts'
import { visiblePar } from './visibilite.ts'

export const FLUX = 'candidature'

/** `reagir` asks, in the same transaction, for what follows from the facts once they are committed. */
export type Reagir = (
  tx: Tx,
  faits: { readonly numero: string; readonly de: number; readonly a: number },
) => Promise<void>

export const makeUneFois =
  ({ db, reagir }: { readonly db: Db; readonly reagir: Reagir }): UneFois =>
  (acte, faire) =>
    unActe(db, acte, tx => faire(registreDe(tx, reagir)))

const registreDe = (tx: Tx, reagir: Reagir): Registre => ({
  charger: (numero, acteur) => charger(tx, numero, acteur),
  prendreRangs: (guichet, nombre) => prendreRangs(tx, guichet, nombre),
  rendreRangs: async (guichet, nombre) => {
    await sql`update compteurs set valeur = valeur - ${nombre} where nom = ${compteurDe(guichet)}`.execute(tx)
  },
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
})

type Rangee = {
  readonly etat: Candidature
  readonly version: number
  readonly guichet: string
  readonly le: Instant
  readonly chapitres: Readonly<Record<CodeChapitre, ChapitreDepose>> | null
}

/** The state and its chapters in one statement, the row locked until the transaction ends. */
const charger = async (tx: Tx, numero: NumeroCandidature, acteur: Personne): Promise<Chargee> => {
  const { rows } = await sql<Rangee>`
    select c.etat, c.version, c.guichet, clock_timestamp() as le,
      (select json_object_agg(h.code, h.etat order by h.ordre) from candidatures_chapitres h where h.numero = c.numero) as chapitres
    from candidatures c where c.numero = ${numero} and ${visiblePar(acteur)} for update of c`.execute(tx)
  const rangee = rows[0]
  if (!rangee) throw new NonTrouve()
  return {
    etat: etatComplet(rangee.etat, rangee.chapitres ?? {}),
    version: rangee.version,
    guichet: rangee.guichet,
    le: rangee.le,
  }
}

const compteurDe = (guichet: string): string => `file:${guichet}`

const prendreRangs = async (tx: Tx, guichet: string, nombre: number): Promise<{ premier: Rang; le: Instant }> => {
  const { rows } = await sql<{ premier: Rang; le: Instant }>`
    insert into compteurs (nom, valeur) values (${compteurDe(guichet)}, ${nombre})
    on conflict (nom) do update set valeur = compteurs.valeur + ${nombre}
    returning valeur - ${nombre} + 1 as premier, clock_timestamp() as le`.execute(tx)
  const pris = rows[0]
  if (!pris) throw new Error('aucun rang')
  return pris
}

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
          ${etatSansChapitres(etat)}, ${etat.ouverteLe}, ${dernier.le}) returning numero`
  const chapitres = chapitresChanges(avant?.etat ?? null, etat)
  const { rows } = await sql`
    with etat as (${ecriture}),
    chapitres as (${ecritureChapitres({ numero, guichet, chapitres: JSON.stringify(chapitres) })}),
    journal as (${insertionJournal({ flux: FLUX, fluxId: numero, depuis, faits })})
    select numero from etat`.execute(tx)
  if (rows.length === 0) throw new ConflitDeVersion()
  await reagir(tx, { numero, de: depuis + 1, a: version })
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
