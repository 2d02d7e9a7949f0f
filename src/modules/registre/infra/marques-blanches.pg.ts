import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import { estUuid } from '../../../kernel/uuid.ts'
import { type Db, lireHorloge, prochain, type Tx, unActe } from '../../../platform/db/index.ts'
import { lireProduit } from '../../catalogue/index.ts'
import { insertionJournal } from '../../journal/index.ts'
import type { FaitMarqueBlanche, MarqueBlanche } from '../domain/marque-blanche.ts'
import { contratDe, lireMarque, marquesDuProduit } from '../queries/marques-blanches.ts'
import { lireSolution } from '../queries/solutions.ts'
import type { DepotMarques, UneFoisMarques } from '../use-cases/ports.ts'
import type { PortsContrat } from '../use-cases/recevoir-contrat.ts'

/** The flux of white labels in the journal; its id is that of the declaration. */
export const FLUX_MARQUE_BLANCHE = 'marque-blanche'

/** What follows from a fact, in its own transaction: who is told of it. */
export type ApresMarqueBlanche = (
  tx: Tx,
  suite: { readonly marque: MarqueBlanche; readonly fait: FaitMarqueBlanche },
) => Promise<void>

type Besoins = { readonly db: Db; readonly apres: ApresMarqueBlanche }

/** P2 — one transaction, once for each idempotency key, in which a white label is declared or decided. */
export const makeUneFoisMarques =
  ({ db, apres }: Besoins): UneFoisMarques =>
  (acte, faire) =>
    unActe(db, acte, tx => faire(depotDe(tx, apres)))

const depotDe = (tx: Tx, apres: ApresMarqueBlanche): DepotMarques => ({
  prendreProduit: async (produitId, acteur) => {
    const produit = await lireProduit(tx, produitId, acteur)
    if (!produit) throw new NonTrouve()
    await sql`select pg_advisory_xact_lock(hashtextextended(${`marques-blanches:${produit.id}`}, 0))`.execute(tx)
    const { id, entrepriseId, entreprise: editeur, nom: solution, version } = produit
    return { id, entrepriseId, noms: { editeur, solution, version } }
  },
  marquesDuProduit: produitId => marquesDuProduit(tx, produitId),
  contrat: (id, produitId) => contratDe(tx, id, produitId),
  origine: async reference => (await lireSolution(tx, reference))?.solution ?? null,
  charger: async id => {
    if (!estUuid(id)) throw new NonTrouve()
    await sql`select from marques_blanches where id = ${id} for update`.execute(tx)
    const marque = await lireMarque(tx, id)
    if (!marque) throw new NonTrouve()
    return marque
  },
  identiteNeuve: async () => ({ id: randomUUID(), numero: await prochain(tx, 'marques_blanches') }),
  horloge: () => lireHorloge(tx),
  enregistrer: async (marque, fait) => {
    await ecrire(tx, marque)
    const depuis = fait.type === 'MarqueBlancheDeclaree' ? 0 : 1
    await insertionJournal({ flux: FLUX_MARQUE_BLANCHE, fluxId: marque.id, depuis, faits: [fait] }).execute(tx)
    await apres(tx, { marque, fait })
  },
})

const ecrire = async (tx: Tx, marque: MarqueBlanche): Promise<void> => {
  const { id, etat, noms, contrat } = marque
  if (etat === 'declaree') {
    await tx
      .insertInto('marques_blanches')
      .values({
        id,
        numero: marque.numero,
        reference: marque.reference,
        produit_id: marque.produitId,
        entreprise_id: marque.entrepriseId,
        ...noms,
        contrat_id: contrat.id,
        declaree_le: marque.declareeLe,
        declaree_par: JSON.stringify(marque.declareePar),
        etat,
        decidee_le: null,
        decidee_par: null,
        motif: null,
      })
      .execute()
    return
  }
  await tx
    .updateTable('marques_blanches')
    .set({
      etat,
      decidee_le: marque.decideeLe,
      decidee_par: JSON.stringify(marque.decideePar),
      motif: etat === 'ecartee' ? marque.motif : null,
    })
    .where('id', '=', id)
    .execute()
}

/** The row of a contract that was received: its blob and its row in `pieces` are there. */
export const noterContrat =
  (db: Db): PortsContrat['noterContrat'] =>
  async ({ id, produitId, empreinte, nom, type, taille, recuLe }) => {
    await db
      .insertInto('contrats_de_licence')
      .values({ id, produit_id: produitId, empreinte, nom, type, taille, recu_le: recuLe })
      .execute()
  }
