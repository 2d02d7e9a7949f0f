import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { acteDe, baseDeTest } from '../../../../test/harness/base.ts'
import { jour, nadia } from '../../../../test/harness/cas.ts'
import { saisieDe, semer } from '../../../../test/harness/catalogue.ts'
import * as histoires from '../../../../test/harness/histoires.ts'
import type { ActeurEditeur } from '../../../kernel/acteur.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import { composerCatalogue } from '../../catalogue/index.ts'
import { commeFait, lireJournal, verifierJournal } from '../../journal/index.ts'
import { noterPiece } from '../../preuves/index.ts'
import type { FaitMarqueBlanche, MarqueBlanche } from '../domain/marque-blanche.ts'
import { avecReferencement, inscrire } from '../monde-de-test.ts'
import { chercherAuRegistre } from '../queries/chercher.ts'
import { lireMarque, listeMarques, marquesDuProduit } from '../queries/marques-blanches.ts'
import { marquesPubliques } from '../queries/marques-publiques.ts'
import { makeDeciderMarque } from '../use-cases/decider-marque-blanche.ts'
import { makeDeclarerMarque } from '../use-cases/declarer-marque-blanche.ts'
import {
  type ApresMarqueBlanche,
  FLUX_MARQUE_BLANCHE,
  makeUneFoisMarques,
  noterContrat,
} from './marques-blanches.pg.ts'

const { db, autre } = await baseDeTest()
const { pierre, paul, lucas } = await semer(db)
const catalogue = composerCatalogue({ db })

const annonces: FaitMarqueBlanche[] = []
const apres: ApresMarqueBlanche = async (_tx, { fait }) => void annonces.push(fait)
const uneFois = makeUneFoisMarques({ db, apres })
const declarer = makeDeclarerMarque(uneFois)
const decider = makeDeciderMarque(uneFois)

const vigueur = { debutLe: jour('2020-01-01'), finLe: jour('2099-01-01') }
let rang = 0
/** A référencement in force, of another publisher. @returns its reference */
const referencer = async (
  autres: Parameters<typeof avecReferencement>[1] = {},
  solution = 'Radiolog',
): Promise<string> => {
  rang += 1
  const reference = `REF-MARQUE-${String(rang).padStart(6, '0')}`
  const histoire = avecReferencement(histoires.referencee, {
    ...vigueur,
    ...autres,
    reference,
    attestation: `a${rang}`,
  })
  await inscrire(db, { histoire, editeur: 'Origine SA', solution })
  return reference
}
const produit = async (acteur: ActeurEditeur = pierre, nom = 'Imago'): Promise<string> => {
  rang += 1
  // What is put in the base as it is takes its reference without the counter.
  await sql`insert into compteurs (nom, valeur) select 'produits', coalesce(max(reference), 0) from produits
    on conflict (nom) do update set valeur = excluded.valeur`.execute(db)
  const saisie = saisieDe(acteur, { nom, version: `1.${rang}` })
  const issue = await catalogue.enregistrerProduit({ acte: acteDe(acteur), saisie })
  assert.ok(issue.ok)
  return issue.produit.id
}
const contrat = async (produitId: string): Promise<string> => {
  const id = randomUUID()
  const empreinte = randomUUID().replaceAll('-', '').repeat(2)
  await noterPiece(db)({ empreinte, taille: 12, type: 'application/pdf' })
  const recuLe = '2026-01-01T00:00:00.000Z' as never
  await noterContrat(db)({ id, produitId, empreinte, nom: 'contrat.pdf', type: 'application/pdf', taille: 12, recuLe })
  return id
}
const demande = async (produitId: string, reference: string, acteur: ActeurEditeur = pierre) =>
  ({
    acte: acteDe(acteur),
    produitId,
    reference,
    modifications: 'aucune',
    contratId: await contrat(produitId),
  }) as const
const declaree = async (produitId: string, reference: string): Promise<MarqueBlanche> => {
  const issue = await declarer(await demande(produitId, reference))
  assert.ok(issue.ok, JSON.stringify(issue))
  return issue.marque
}
const retenir = async (marque: MarqueBlanche): Promise<void> => {
  const issue = await decider({ acte: acteDe(nadia), id: marque.id, choix: 'retenir', motif: '' })
  assert.ok(issue.ok, JSON.stringify(issue))
}
const faitsDe = async ({ id }: MarqueBlanche): Promise<readonly string[]> =>
  (await lireJournal(db, { flux: FLUX_MARQUE_BLANCHE, fluxId: id })).map(
    ligne => commeFait<FaitMarqueBlanche>(ligne).type,
  )

test('[REF-5] declared then retained: state, journal and who is told, at once; the row says what the journal says', async () => {
  const [produitId, reference] = [await produit(), await referencer()]
  const avant = annonces.length
  const marque = await declaree(produitId, reference)
  assert.deepEqual(await lireMarque(db, marque.id), marque)
  assert.equal(marque.noms.editeur, 'Imagerie Démo SAS')
  await retenir(marque)
  assert.equal((await lireMarque(db, marque.id))?.etat, 'retenue')
  assert.deepEqual(await faitsDe(marque), ['MarqueBlancheDeclaree', 'MarqueBlancheRetenue'])
  assert.deepEqual(
    annonces.slice(avant).map(({ type }) => type),
    ['MarqueBlancheDeclaree', 'MarqueBlancheRetenue'],
  )
  const { verification } = await verifierJournal(db, { flux: FLUX_MARQUE_BLANCHE, fluxId: marque.id })
  assert.equal(verification.intact, true)
})

test('[REF-5] [P2] sent twice, it is declared once, and answered the same', async () => {
  const envoi = await demande(await produit(), await referencer())
  const [premiere, seconde] = [await declarer(envoi), await declarer(envoi)]
  assert.deepEqual(seconde, premiere)
  assert.equal((await marquesDuProduit(db, envoi.produitId)).length, 1)
})

test('[REF-5] two people of the company who declare at once: one declaration', async () => {
  const [produitId, reference] = [await produit(), await referencer()]
  const ailleurs = makeDeclarerMarque(makeUneFoisMarques({ db: autre(), apres }))
  const envois = [await demande(produitId, reference), await demande(produitId, reference)] as const
  const issues = await Promise.all([declarer(envois[0]), ailleurs(envois[1])])
  const refus = issues.flatMap(issue => (issue.ok ? [] : [issue.refus]))
  assert.equal(refus.length, 1)
  assert.ok(refus[0]?.code === 'declaration_incorrecte' && refus[0].fautes[0]?.code === 'deja_declaree')
})

test('[P23] another’s product is not there, nor is the contract received for another product', async () => {
  const [produitId, reference] = [await produit(), await referencer()]
  for (const acteur of [lucas, paul])
    await assert.rejects(async () => declarer(await demande(produitId, reference, acteur)), NonTrouve)
  const deLucas = await contrat(await produit(lucas, 'Radio'))
  const issue = await declarer({ ...(await demande(produitId, reference)), contratId: deLucas })
  assert.ok(!issue.ok && issue.refus.code === 'declaration_incorrecte')
  assert.deepEqual(issue.refus.fautes, [{ code: 'contrat_manquant' }])
})

test('[REF-5] a refusal leaves nothing: neither row, nor line, nor announcement', async () => {
  const [produitId, expiree] = [await produit(), await referencer({ finLe: jour('2021-01-01') })]
  const avant = annonces.length
  const issue = await declarer(await demande(produitId, expiree))
  assert.ok(!issue.ok)
  assert.deepEqual([await marquesDuProduit(db, produitId), annonces.length], [[], avant])
})

test('[REF-5] the base holds it too: one live declaration, a motive, a decision once, nothing without the journal', async () => {
  const [produitId, reference] = [await produit(), await referencer()]
  const marque = await declaree(produitId, reference)
  const interdits = [
    sql`insert into marques_blanches (id, numero, reference, produit_id, entreprise_id, editeur, solution, version, contrat_id,
        declaree_le, declaree_par, etat)
      select ${randomUUID()}, 900, reference, produit_id, entreprise_id, editeur, solution, version, contrat_id, declaree_le,
        declaree_par, 'declaree' from marques_blanches where id = ${marque.id}`,
    sql`update marques_blanches set etat = 'ecartee', decidee_le = clock_timestamp(), decidee_par = declaree_par where id = ${marque.id}`,
    sql`update marques_blanches set etat = 'retenue', decidee_le = clock_timestamp(), decidee_par = declaree_par where id = ${marque.id}`,
    sql`update marques_blanches set solution = 'Autre' where id = ${marque.id}`,
    sql`delete from marques_blanches where id = ${marque.id}`,
    sql`truncate marques_blanches`,
  ]
  for (const interdit of interdits) await assert.rejects(interdit.execute(db))
  await retenir(marque)
  await assert.rejects(
    sql`update marques_blanches set etat = 'ecartee', motif = 'x', decidee_le = clock_timestamp() where id = ${marque.id}`.execute(
      db,
    ),
  )
})

test('[REF-5] for the agency, what is to be examined comes first, the oldest on top', async () => {
  const [reference, ecarte] = [await referencer(), await produit()]
  const premiere = await declaree(ecarte, reference)
  const seconde = await declaree(await produit(), reference)
  const motif = 'Le contrat ne désigne pas cette solution.'
  assert.ok((await decider({ acte: acteDe(nadia), id: premiere.id, choix: 'ecarter', motif })).ok)
  const { marques, nombre, aExaminer } = await listeMarques(db, {})
  assert.equal(marques.length, nombre)
  assert.deepEqual(
    marques.map(({ etat }) => etat === 'declaree'),
    Array.from({ length: nombre }, (_, place) => place < aExaminer),
  )
  assert.equal(marques[aExaminer - 1]?.id, seconde.id)
  assert.equal(marques[aExaminer]?.id, premiere.id)
  const troisieme = await declaree(ecarte, reference)
  assert.ok(troisieme.numero > seconde.numero)
})

test('[REF-5] the public search finds a white label by its names once it is retained, with what it inherits', async () => {
  const reference = await referencer({}, 'Zéphyr')
  const chercher = async (q: string, plus = {}) =>
    (await chercherAuRegistre(db, { etat: 'reference', q, ...plus })).inscrits
  const marque = await declaree(await produit(pierre, 'Mistral Pro'), reference)
  assert.deepEqual(await chercher('mistral'), [])
  await retenir(marque)
  const [trouvee, ...reste] = await chercher('MISTRAL imagerie')
  assert.ok(trouvee?.etat === 'marque_blanche' && reste.length === 0)
  assert.deepEqual(
    [trouvee.solution, trouvee.editeur, trouvee.origine.solution, trouvee.origine.reference, trouvee.origine.finLe],
    ['Mistral Pro', 'Imagerie Démo SAS', 'Zéphyr', reference, '2099-01-01'],
  )
  const etats = async (q: string, plus = {}) => (await chercher(q, plus)).map(({ etat }) => etat)
  assert.deepEqual(await etats(reference), ['marque_blanche', 'reference'])
  assert.deepEqual(await etats(reference, { tri: 'editeur' }), ['marque_blanche', 'reference'])
  assert.deepEqual(await etats(reference, { taille: 1, page: 2 }), ['reference'])
  assert.deepEqual(await etats(reference, { dispositif: 'autre' }), [])
  assert.deepEqual(await etats('zéphyr'), ['reference'])
  assert.equal((await chercherAuRegistre(db, { etat: 'reference', q: reference })).nombre, 2)
  assert.ok((await chercherAuRegistre(db, { etat: 'reference' })).inscrits.every(({ etat }) => etat === 'reference'))
  const publiques = await marquesPubliques(db, [reference])
  assert.deepEqual(
    publiques.get(reference)?.map(({ solution }) => solution),
    ['Mistral Pro'],
  )
})

test('[REF-5] nothing of the origin is copied: shortened, its référencement ends under every name', async () => {
  const reference = await referencer({}, 'Sirocco')
  await retenir(await declaree(await produit(pierre, 'Tramontane'), reference))
  const fin = async (): Promise<string | undefined> => {
    const [trouvee] = (await chercherAuRegistre(db, { etat: 'reference', q: 'tramontane' })).inscrits
    return trouvee?.etat === 'marque_blanche' ? trouvee.origine.finLe : undefined
  }
  assert.equal(await fin(), '2099-01-01')
  await sql`update registre set fin_le = '2021-01-01' where reference = ${reference}`.execute(db)
  assert.equal(await fin(), '2021-01-01')
})
