import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Instant } from '../../src/kernel/temps.ts'
import type { Question, Qui } from './base.ts'

/**
 * The same statements as the product's submission of a chapter, without a procedure: the key, the candidature and its
 * chapter locked, the rang, then state, chapter, journal, job and result at once. In as few round trips as they allow.
 */
const ACTE: Question = {
  name: 'acte',
  text: 'insert into actes (cle, personne_id, empreinte) values ($1, $2, $3) on conflict do nothing returning cle',
}
const CHARGER: Question = {
  name: 'charger',
  text: `select c.version, c.guichet, h.etat, clock_timestamp() as le from candidatures c
    join candidatures_chapitres h on h.numero = c.numero and h.code = $2
    where c.numero = $1 and c.entreprise_id = $3 for update of c`,
}
const RANG: Question = {
  name: 'rang',
  text: `insert into compteurs (nom, valeur)
    select 'file:' || $1, 1 from (select pg_advisory_xact_lock(hashtextextended('file:' || $1, 7264))) tour
    on conflict (nom) do update set valeur = compteurs.valeur + 1 returning valeur as rang, clock_timestamp() as le`,
}
const ENREGISTRER: Question = {
  name: 'enregistrer',
  text: `with etat as (update candidatures set version = $3, maj_le = $4 where numero = $1 and version = $3 - 1 returning numero),
    chapitre as (update candidatures_chapitres set statut = 'en_file', rang = $5, recu_le = $4, etat = $6
      where numero = $1 and code = $2),
    ligne as (insert into journal (flux, flux_id, position, type, le, par, donnees)
      values ('candidature', $1, $3, 'ChapitreSoumis', $4, $7, $8)),
    resultat as (update actes set resultat = $9, le = clock_timestamp() where cle = $10),
    suite as (insert into taches_nu (nom, charge) values ('reagir', $11))
    select numero from etat`,
}

const DURABLE: Question = { name: 'durable', text: `select pg_logical_emit_message(true, 'convergence', '')` }

type Chargee = { readonly version: number; readonly guichet: string; readonly etat: { readonly preuves: object } }

export type Demande = {
  readonly qui: Qui
  readonly numero: string
  readonly code: string
  readonly cle: string
  readonly corps: string
}

/** @returns the position of the receipt; null when there is nothing to hand over for this person */
export const soumettre = async (pool: pg.Pool, { qui, numero, code, cle, corps }: Demande): Promise<number | null> => {
  const client = await pool.connect()
  try {
    const empreinte = createHash('sha256').update(corps).digest('hex')
    void client.query('begin')
    void client.query({ ...ACTE, values: [cle, qui.personneId, empreinte] })
    const { rows } = await client.query<Chargee>({ ...CHARGER, values: [numero, code, qui.entrepriseId] })
    const [lue] = rows
    if (!lue) {
      await client.query('rollback')
      return null
    }
    const { rows: pris } = await client.query<{ rang: number; le: Instant }>({ ...RANG, values: [lue.guichet] })
    const [{ rang, le } = { rang: 0, le: '' }] = pris
    const version = lue.version + 1
    const { preuves } = lue.etat
    const par = { id: qui.personneId, nom: `${qui.prenom} ${qui.nom}`, qualite: qui.role }
    const fait = { chapitre: code, rang, preuves: Object.keys(preuves).length }
    const values = [
      numero,
      code,
      version,
      le,
      rang,
      JSON.stringify({ preuves, statut: 'en_file', rang, recuLe: le }),
      JSON.stringify(par),
      JSON.stringify(fait),
      JSON.stringify({ ok: true, faits: [{ type: 'ChapitreSoumis', ...fait, le, par }], version }),
      cle,
      JSON.stringify({ numero, de: version, a: version }),
    ]
    // The commit does not wait for the disk while it holds the queue; the answer does.
    void client.query('set local synchronous_commit = off')
    void client.query({ ...ENREGISTRER, values })
    void client.query('commit')
    await client.query(DURABLE)
    return version
  } finally {
    client.release()
  }
}
