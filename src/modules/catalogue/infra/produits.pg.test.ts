import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { acteDe, baseDeTest } from '../../../../test/harness/base.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import { commeFait, lireJournal, verifierJournal } from '../../journal/index.ts'
import { evolve } from '../domain/evolve.ts'
import type { FaitProduit, Produit } from '../domain/produit.ts'
import { composerCatalogue, FLUX_PRODUIT } from '../index.ts'
import { saisieDe, semer } from '../../../../test/harness/catalogue.ts'

const { db } = await baseDeTest()
const { pierre, paul, claire, lucas } = await semer(db)
const catalogue = composerCatalogue({ db })

let suivante = 0
const enregistrer = async (autre = {}): Promise<Produit> => {
  const saisie = saisieDe(pierre, { version: `1.${++suivante}`, ...autre })
  const issue = await catalogue.enregistrerProduit({ acte: acteDe(pierre), saisie })
  assert.ok(issue.ok, JSON.stringify(issue))
  return issue.produit
}

const noms = async (produitId: string): Promise<readonly string[]> =>
  (await catalogue.collaborateursDe(produitId)).map(({ nom }) => nom)

test('[PRD-1] a product is registered with all that was said of it, and a reference of its own', async () => {
  const un = await enregistrer({ nom: 'Échographe' })
  const deux = await enregistrer()
  assert.equal(deux.reference, un.reference + 1)
  const lu = await catalogue.lireProduit(un.id, pierre)
  assert.ok(lu)
  assert.deepEqual(
    [lu.nom, lu.nil, lu.certifications, lu.interets, lu.responsable, lu.entreprise, lu.enregistrePar.nom],
    [
      'Échographe',
      '123456789',
      ['ISO 13485', 'ISO 27001'],
      ['segur'],
      'Pierre Durand',
      'Imagerie Démo SAS',
      'Pierre Durand',
    ],
  )
})

test('[P2] one registration sent twenty times at once makes one product', async () => {
  const acte = acteDe(pierre)
  const saisie = saisieDe(pierre, { nom: 'Une seule fois' })
  const issues = await Promise.all(Array.from({ length: 20 }, () => catalogue.enregistrerProduit({ acte, saisie })))
  assert.equal(new Set(issues.map(issue => issue.ok && issue.produit.id)).size, 1)
})

test('two people who register the same product at once make one of it', async () => {
  const saisie = saisieDe(pierre, { nom: 'Disputé' })
  const issues = await Promise.all(
    [pierre, paul, claire].map(acteur => catalogue.enregistrerProduit({ acte: acteDe(acteur), saisie })),
  )
  assert.equal(issues.filter(({ ok }) => ok).length, 1)
  const refusee = issues.find(issue => !issue.ok)
  assert.ok(refusee && !refusee.ok && refusee.refus.code === 'saisie_incorrecte')
  assert.equal(refusee.refus.fautes[0]?.code, 'deja_enregistre')
})

test('a refused registration leaves nothing: its key can be used again, corrected', async () => {
  const acte = acteDe(pierre)
  const refusee = await catalogue.enregistrerProduit({ acte, saisie: saisieDe(pierre, { nom: '' }) })
  assert.ok(!refusee.ok)
  const corrigee = await catalogue.enregistrerProduit({ acte, saisie: saisieDe(pierre, { nom: 'Corrigé' }) })
  assert.ok(corrigee.ok)
})

test('[PRD-4] [P23] a product is there for its collaborateurs and the legal representative, and for nobody else', async () => {
  const { id } = await enregistrer()
  assert.ok(await catalogue.lireProduit(id, pierre))
  assert.ok(await catalogue.lireProduit(id, claire))
  assert.equal(await catalogue.lireProduit(id, paul), null)
  assert.equal(await catalogue.lireProduit(id, lucas), null)
  assert.equal(await catalogue.lireProduit('pas-un-uuid', pierre), null)
  assert.deepEqual(
    await Promise.all([pierre, claire, paul, lucas].map(({ personneId }) => catalogue.aAcces(personneId, id))),
    [true, true, false, false],
  )
  const accessibles = await catalogue.produitsAccessibles(paul)
  assert.ok(!accessibles.some(produit => produit.id === id))
  assert.ok((await catalogue.produitsDe(pierre.entrepriseId)).some(produit => produit.id === id))
})

test('[PRD-4] access is given and taken back, to people of the company only', async () => {
  const { id } = await enregistrer()
  const demande = (personne: { readonly personneId: string }) => ({
    acte: acteDe(pierre),
    produitId: id,
    personneId: personne.personneId,
  })
  assert.ok((await catalogue.ajouterCollaborateur(demande(paul))).ok)
  assert.deepEqual(await noms(id), ['Pierre Durand', 'Paul Petit'])
  assert.ok(await catalogue.lireProduit(id, paul))
  assert.ok(!(await catalogue.ajouterCollaborateur(demande(lucas))).ok)
  assert.ok((await catalogue.retirerCollaborateur(demande(paul))).ok)
  assert.equal(await catalogue.lireProduit(id, paul), null)
  assert.ok(!(await catalogue.retirerCollaborateur(demande(pierre))).ok)
})

test('[PRD-4] who has left the company has left its products', async () => {
  const { id } = await enregistrer()
  await catalogue.ajouterCollaborateur({ acte: acteDe(pierre), produitId: id, personneId: paul.personneId })
  const rattacher = (entrepriseId: string) =>
    sql`update personnes set entreprise_id = ${entrepriseId} where id = ${paul.personneId}`.execute(db)
  await rattacher(lucas.entrepriseId)
  assert.deepEqual(await noms(id), ['Pierre Durand'])
  assert.equal(await catalogue.aAcces(paul.personneId, id), false)
  await rattacher(paul.entrepriseId)
})

test('[P23] nobody without access changes a product: it is not there for them', async () => {
  const { id: produitId } = await enregistrer()
  for (const acteur of [paul, lucas]) {
    const acte = acteDe(acteur)
    await assert.rejects(
      catalogue.modifierProduit({ acte, produitId, revision: 1, saisie: saisieDe(pierre) }),
      NonTrouve,
    )
    await assert.rejects(catalogue.ajouterCollaborateur({ acte, produitId, personneId: acteur.personneId }), NonTrouve)
    await assert.rejects(catalogue.retirerCollaborateur({ acte, produitId, personneId: pierre.personneId }), NonTrouve)
  }
})

test('a change made on an old page is refused, and overwrites nothing', async () => {
  const { id: produitId } = await enregistrer()
  const modifier = (revision: number, description: string) =>
    catalogue.modifierProduit({ acte: acteDe(pierre), produitId, revision, saisie: saisieDe(pierre, { description }) })
  assert.ok((await modifier(1, 'Une autre description.')).ok)
  const tardive = await modifier(1, 'Trop tard.')
  assert.deepEqual(tardive, { ok: false, refus: { code: 'modifie_entretemps' } })
  assert.equal((await catalogue.lireProduit(produitId, pierre))?.description, 'Une autre description.')
})

test('[PUB-4] the journal of a product, folded, is its state row, and its chain holds', async () => {
  const { id } = await enregistrer()
  const acte = () => acteDe(pierre)
  await catalogue.ajouterCollaborateur({ acte: acte(), produitId: id, personneId: paul.personneId })
  const saisie = saisieDe(claire, { description: 'Nouvelle.' })
  await catalogue.modifierProduit({ acte: acte(), produitId: id, revision: 2, saisie })
  await catalogue.retirerCollaborateur({ acte: acte(), produitId: id, personneId: pierre.personneId })
  const lignes = await lireJournal(db, { flux: FLUX_PRODUIT, fluxId: id })
  const replie = lignes.map(commeFait<FaitProduit>).reduce<Produit | null>(evolve, null)
  const lu = await catalogue.lireProduit(id, claire)
  assert.ok(lu && replie)
  const { revision, entreprise: _entreprise, responsable: _responsable, ...produit } = lu
  assert.equal(revision, 4)
  const range = (p: Produit) => ({ ...p, collaborateurs: p.collaborateurs.toSorted() })
  assert.deepEqual(range(produit), range(replie))
  const { verification } = await verifierJournal(db, { flux: FLUX_PRODUIT, fluxId: id })
  assert.equal(verification.intact, true)
})

test('[PRD-6] products are listed by name, then in the order of their versions', async () => {
  for (const version of ['10.0', '4.10', '4.9']) await enregistrer({ nom: 'Zeta', version })
  const versions = (await catalogue.produitsAccessibles(pierre)).filter(({ nom }) => nom === 'Zeta')
  assert.deepEqual(
    versions.map(({ version }) => version),
    ['4.9', '4.10', '10.0'],
  )
})
