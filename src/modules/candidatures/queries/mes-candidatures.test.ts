import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { avecBase } from '../../../../test/harness/base.ts'
import { claire, lucas, nadia, pierre } from '../../../../test/harness/cas.ts'
import { poser, semerProduit } from '../../../../test/harness/candidatures.ts'
import { toutesLesHistoires } from '../../../../test/harness/histoires.ts'
import { mesCandidatures } from './mes-candidatures.ts'
import { voirCandidature } from './voir-candidature.ts'

test('[PRD-4] the candidatures under way of a person: all of the company for its representative, those of their products for the others', async t => {
  const { db } = await avecBase(t)
  const { entrepriseId, produitId } = await semerProduit(db, {
    siret: '73282932000074',
    editeur: 'Imagerie Démo SAS',
    solution: 'Imago',
  })
  const personneId = randomUUID()
  await sql`insert into collaborateurs (produit_id, personne_id, ajoute_le) values (${produitId}, ${personneId}, clock_timestamp())`.execute(
    db,
  )
  const noms = Object.keys(toutesLesHistoires)
  for (const [rang, nom] of noms.entries())
    await poser(db, toutesLesHistoires[nom] ?? [], {
      numero: `M${String(rang).padStart(9, '0')}`,
      // One counter each: a product has one candidature at a time in each.
      guichet: nom,
      dispositifId: randomUUID(),
      entrepriseId,
      produitId,
    })
  const lire = async (acteur: Parameters<typeof mesCandidatures>[1]['acteur']) =>
    (await mesCandidatures(db, { acteur })).candidatures
  const miennes = await lire({ ...claire, entrepriseId })
  assert.equal(miennes.length, noms.length - 1)
  assert.ok(miennes.every(({ etat }) => etat.statut !== 'close'))
  assert.deepEqual(
    miennes.map(({ majLe }) => majLe),
    miennes
      .map(({ majLe }) => majLe)
      .toSorted()
      .toReversed(),
  )
  for (const { etat, produit } of miennes) {
    const vue = await voirCandidature(db, { numero: etat.numero, acteur: nadia })
    assert.deepEqual(etat, vue.etat)
    assert.deepEqual(produit, vue.produit)
  }
  assert.equal((await lire({ ...pierre, entrepriseId, personneId })).length, miennes.length)
  assert.equal((await lire({ ...pierre, entrepriseId, personneId: randomUUID() })).length, 0)
  assert.equal((await lire({ ...lucas, entrepriseId: randomUUID() })).length, 0)
  assert.ok((await mesCandidatures(db, { acteur: { ...lucas, entrepriseId: randomUUID() } })).le)
})
