import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ActeurEditeur } from '../../../kernel/acteur.ts'
import { ConflitDeVersion, NonTrouve } from '../../../kernel/erreurs.ts'
import { estUuid } from '../../../kernel/uuid.ts'
import { type Db, lireHorloge, prochain, type Tx, unActe } from '../../../platform/db/index.ts'
import { insertionJournal } from '../../journal/index.ts'
import type { Produit } from '../domain/produit.ts'
import type { DepotProduits, ProduitCharge, UneFois } from '../use-cases/ports.ts'
import { accessiblePar, COLONNES, enProduit, type LigneProduit } from './lignes.ts'

/** The name of the products' flux in the journal. */
export const FLUX_PRODUIT = 'produit'

export const makeUneFois =
  (db: Db): UneFois =>
  (acte, faire) =>
    unActe(db, acte, tx => faire(depotDe(tx)))

const depotDe = (tx: Tx): DepotProduits => ({
  charger: (id, acteur) => charger(tx, id, acteur),
  produitsDe: async entrepriseId => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`produits:${entrepriseId}`}, 0))`.execute(tx)
    return tx.selectFrom('produits').select(['nom', 'version']).where('entreprise_id', '=', entrepriseId).execute()
  },
  personnesDe: async entrepriseId => {
    const { rows } = await sql<{ id: string }>`select id from personnes where entreprise_id = ${entrepriseId}`.execute(
      tx,
    )
    return rows.map(({ id }) => id)
  },
  identiteNeuve: async () => ({ id: randomUUID(), reference: await prochain(tx, 'produits') }),
  horloge: () => lireHorloge(tx),
  enregistrer: ecriture => enregistrer(tx, ecriture),
})

const charger = async (tx: Tx, id: string, acteur: ActeurEditeur): Promise<ProduitCharge> => {
  if (!estUuid(id)) throw new NonTrouve()
  // The lock first: after a wait for it, only the next statement sees the collaborateurs that the other transaction wrote.
  await sql`select from produits p where p.id = ${id} and ${accessiblePar(acteur)} for update of p`.execute(tx)
  const { rows } = await sql<LigneProduit>`
    select ${COLONNES} from produits p where p.id = ${id} and ${accessiblePar(acteur)}`.execute(tx)
  const ligne = rows[0]
  if (!ligne) throw new NonTrouve()
  return { produit: enProduit(ligne), revision: ligne.revision }
}

const enregistrer: (tx: Tx, ecriture: Parameters<DepotProduits['enregistrer']>[0]) => Promise<void> = async (
  tx,
  { produit, revision, faits },
) => {
  const le = faits.at(-1)?.le ?? produit.enregistreLe
  const { rows } = await ecrire(produit, { revision, vers: revision + faits.length, le }).execute(tx)
  if (rows.length === 0) throw new ConflitDeVersion()
  const ids = [...produit.collaborateurs]
  await sql`delete from collaborateurs where produit_id = ${produit.id} and personne_id <> all(${ids}::uuid[])`.execute(
    tx,
  )
  await sql`insert into collaborateurs (produit_id, personne_id, ajoute_le)
    select ${produit.id}, id, ${le} from unnest(${ids}::uuid[]) as id on conflict do nothing`.execute(tx)
  await insertionJournal({ flux: FLUX_PRODUIT, fluxId: produit.id, depuis: revision, faits }).execute(tx)
}

const ecrire = (
  p: Produit,
  { revision, vers, le }: { readonly revision: number; readonly vers: number; readonly le: string },
) =>
  revision === 0
    ? sql`insert into produits (id, reference, entreprise_id, revision, nom, version, description, responsable_id, nil,
        certifications, interets, enregistre_le, enregistre_par, maj_le)
      values (${p.id}, ${p.reference}, ${p.entrepriseId}, ${vers}, ${p.nom}, ${p.version}, ${p.description}, ${p.responsableId},
        ${p.nil}, ${p.certifications}, ${p.interets}, ${p.enregistreLe}, ${JSON.stringify(p.enregistrePar)}, ${le}) returning id`
    : sql`update produits set revision = ${vers}, description = ${p.description}, responsable_id = ${p.responsableId}, nil = ${p.nil},
        certifications = ${p.certifications}, interets = ${p.interets}, maj_le = ${le}
      where id = ${p.id} and revision = ${revision} returning id`
