import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { avecBase } from '../../../../test/harness/base.ts'
import { poser, semerProduit } from '../../../../test/harness/candidatures.ts'
import { claire, lucas, nadia } from '../../../../test/harness/cas.ts'
import { annuaireValide, enDepot, ouverte } from '../../../../test/harness/histoires.ts'
import type { Db } from '../../../platform/db/index.ts'
import { type FiltreCandidatures, listeCandidatures, TAILLE_PAGE } from './liste-candidatures.ts'

const semer = async (db: Db) => {
  const dispositifId = randomUUID()
  const semees = [
    {
      numero: 'LISTE00001',
      histoire: ouverte,
      editeur: 'Imagerie Démo SAS',
      solution: 'Imago 100 %',
      siret: '73282932000074',
    },
    {
      numero: 'LISTE00002',
      histoire: enDepot,
      editeur: 'Radio Témoin SARL',
      solution: 'Rayon',
      siret: '35600000049837',
    },
    {
      numero: 'LISTE00003',
      histoire: annuaireValide,
      editeur: 'Écho Santé',
      solution: 'Écho',
      siret: '44306184100047',
    },
  ]
  const entreprises: string[] = []
  for (const { histoire, numero, ...qui } of semees) {
    const produit = await semerProduit(db, qui)
    await poser(db, histoire, { numero, dispositifId, guichet: numero.endsWith('3') ? 'autre' : 'essai', ...produit })
    entreprises.push(produit.entrepriseId)
  }
  return entreprises
}

const numeros = async (db: Db, filtre: Omit<FiltreCandidatures, 'acteur'> & Partial<FiltreCandidatures>) => {
  const { candidatures, nombre } = await listeCandidatures(db, { acteur: nadia, ...filtre })
  assert.equal(nombre, candidatures.length)
  return candidatures.map(({ numero }) => numero)
}

test('a list holds what this person may see, the last changed first, filtered and searched', async t => {
  const { db } = await avecBase(t)
  const [imagerie = ''] = await semer(db)
  assert.deepEqual(await numeros(db, {}), ['LISTE00003', 'LISTE00002', 'LISTE00001'])
  assert.deepEqual(await numeros(db, { statut: 'depot_des_preuves' }), ['LISTE00003', 'LISTE00002'])
  assert.deepEqual(await numeros(db, { guichet: 'essai', statut: 'depot_des_preuves' }), ['LISTE00002'])
  assert.deepEqual(await numeros(db, { recherche: ' témoin ' }), ['LISTE00002'])
  assert.deepEqual(await numeros(db, { recherche: '100 %' }), ['LISTE00001'])
  assert.deepEqual(await numeros(db, { recherche: '%' }), ['LISTE00001'])
  assert.deepEqual(await numeros(db, { recherche: 'liste00003' }), ['LISTE00003'])
  assert.deepEqual(await numeros(db, { recherche: 'personne' }), [])
  assert.deepEqual(await numeros(db, { acteur: { ...claire, entrepriseId: imagerie } }), ['LISTE00001'])
  assert.deepEqual(await numeros(db, { acteur: { ...lucas, entrepriseId: randomUUID() } }), [])
})

test('a row says where its proofs stand; before step 3, there are none', async t => {
  const { db } = await avecBase(t)
  await semer(db)
  const { candidatures } = await listeCandidatures(db, { acteur: nadia })
  assert.deepEqual(
    candidatures.map(({ total, deposees, conformes, aModifier }) => [total, deposees, conformes, aModifier]),
    [
      [4, 4, 2, 0],
      [4, 0, 0, 0],
      [0, 0, 0, 0],
    ],
  )
  assert.deepEqual([candidatures[1]?.entreprise, candidatures[1]?.produit], ['Radio Témoin SARL', 'Rayon 4.2'])
})

test('a page beyond the last is empty, and still says how many there are', async t => {
  const { db } = await avecBase(t)
  const produit = await semerProduit(db, { siret: '73282932000074', editeur: 'Imagerie Démo SAS', solution: 'Imago' })
  for (let n = 0; n <= TAILLE_PAGE; n++) {
    const sujet = { numero: `PAGE${String(n).padStart(6, '0')}`, dispositifId: randomUUID(), guichet: `guichet-${n}` }
    await poser(db, ouverte, { ...sujet, ...produit })
  }
  await sql`update candidatures set maj_le = maj_le + random() * interval '1 day'`.execute(db)
  const lire = (page: number) => listeCandidatures(db, { acteur: nadia, page })
  const [premiere, seconde, troisieme] = [await lire(1), await lire(2), await lire(3)]
  assert.deepEqual(
    [premiere, seconde, troisieme].map(({ candidatures, nombre }) => [candidatures.length, nombre]),
    [
      [TAILLE_PAGE, TAILLE_PAGE + 1],
      [1, TAILLE_PAGE + 1],
      [0, TAILLE_PAGE + 1],
    ],
  )
  const lus = [...premiere.candidatures, ...seconde.candidatures]
  assert.equal(new Set(lus.map(({ numero }) => numero)).size, TAILLE_PAGE + 1)
  const dates = lus.map(({ majLe }) => majLe)
  assert.deepEqual(dates, dates.toSorted().toReversed())
})
