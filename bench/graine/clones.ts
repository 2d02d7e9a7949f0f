import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { numeroDepuis } from '../../src/modules/candidatures/index.ts'
import type { Db } from '../../src/platform/db/index.ts'
import type { Modele } from './modeles.ts'
import { EDITEUR_MODELE, SOLUTION_MODELE } from './reponses.ts'

/** A product of the bench's companies, for which no candidature was opened yet. */
export type Produit = {
  readonly id: string
  readonly nom: string
  readonly entrepriseId: string
  readonly entreprise: string
}

export type Clone = { readonly numero: string; readonly produit: Produit }

const tirerNumero = (): string => numeroDepuis(randomBytes(16)) ?? tirerNumero()

/**
 * Copies a template under other numbers, companies, products and rangs: the candidature, its chapters and its journal,
 * whose chain is computed anew. Whatever else it says is the template's.
 */
export const cloner = async (
  db: Db,
  { modele, produits }: { readonly modele: Modele; readonly produits: readonly Produit[] },
): Promise<readonly Clone[]> => {
  const clones = produits.map(produit => ({ numero: tirerNumero(), produit }))
  await db.transaction().execute(async tx => {
    await sql`create temporary table clones on commit drop as
      select t.*, row_number() over () as k, random() * interval '60 days' as age from unnest(
        ${clones.map(({ numero }) => numero)}::text[], ${clones.map(({ produit }) => produit.entrepriseId)}::text[],
        ${clones.map(({ produit }) => produit.id)}::text[], ${clones.map(({ produit }) => produit.entreprise)}::text[],
        ${clones.map(({ produit }) => produit.nom)}::text[]) as t (numero, entreprise_id, produit_id, entreprise, produit)`.execute(
      tx,
    )
    const varier = (texte: string, rang = "''") => sql.raw(variante(texte, rang, modele))
    const { numero } = modele
    await sql`insert into candidatures (numero, dispositif_id, guichet, entreprise_id, produit_id, version, statut, etat, ouverte_le, maj_le,
        reveil, attend, propose_a)
      select k.numero, c.dispositif_id, c.guichet, k.entreprise_id::uuid, k.produit_id::uuid, c.version, c.statut,
        ${varier('c.etat')}::json, c.ouverte_le - k.age - interval '1 day', date_trunc('milliseconds', c.maj_le - k.age),
        c.reveil, c.attend, c.propose_a
      from clones k, candidatures c where c.numero = ${numero}`.execute(tx)
    await sql`insert into candidatures_chapitres (numero, code, ordre, guichet, statut, rang, recu_le, pris_par, total, deposees, conformes,
        a_modifier, statuts, etat)
      select k.numero, h.code, h.ordre, h.guichet, h.statut, h.rang + 1000 * k.k, h.recu_le, h.pris_par, h.total, h.deposees,
        h.conformes, h.a_modifier, h.statuts, ${varier('h.etat', 'h.rang')}::json
      from clones k, candidatures_chapitres h where h.numero = ${numero}`.execute(tx)
    await sql`insert into journal (flux, flux_id, position, type, le, par, donnees)
      select j.flux, k.numero, j.position, j.type, j.le, j.par, ${varier('j.donnees', "j.donnees ->> 'rang'")}::json
      from clones k, journal j where j.flux = 'candidature' and j.flux_id = ${numero} order by k.k, j.position`.execute(
      tx,
    )
    await sql`update compteurs set valeur = greatest(valeur, (select max(h.rang) from candidatures_chapitres h where 'file:' || h.guichet = nom))
      where nom = (select 'file:' || guichet from candidatures where numero = ${numero})`.execute(tx)
  })
  return clones
}

/** The SQL that makes of a JSON text of the template that of the clone `k`; `rang` is the SQL of the rang that it names. */
const variante = (texte: string, rang: string, { numero, entrepriseId, produitId }: Modele): string => {
  const remplacements: readonly (readonly [string, string])[] = [
    [`'${numero}'`, 'k.numero'],
    [`'${entrepriseId}'`, 'k.entreprise_id'],
    [`'${produitId}'`, 'k.produit_id'],
    [`'${EDITEUR_MODELE}'`, 'k.entreprise'],
    [`'${SOLUTION_MODELE}'`, 'k.produit'],
    [`'-000001"'`, `'-' || lpad((k.k + 1)::text, 6, '0') || '"'`],
  ]
  const change = remplacements.reduce((sql, [ancien, neuf]) => `replace(${sql}, ${ancien}, ${neuf})`, `${texte}::text`)
  return `replace(${change}, '"rang":' || coalesce((${rang})::text, '?') || ',',
    '"rang":' || coalesce((nullif((${rang})::text, '')::bigint + 1000 * k.k)::text, '?') || ',')`
}
