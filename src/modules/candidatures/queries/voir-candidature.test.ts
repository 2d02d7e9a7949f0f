import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { avecBase } from '../../../../test/harness/base.ts'
import { poser, semerProduit } from '../../../../test/harness/candidatures.ts'
import { claire, lucas, nadia } from '../../../../test/harness/cas.ts'
import { annuaireEnFile, enDepot, refusee } from '../../../../test/harness/histoires.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Fait } from '../domain/faits.ts'
import { replier } from '../domain/evolve.ts'
import { creerMemoireDesEtats } from './memoire.ts'
import { voirCandidature } from './voir-candidature.ts'

const numero = 'SOUVENANCE'

const ouvrir = async (t: TestContext, histoire: readonly Fait[] = enDepot) => {
  const { db } = await avecBase(t)
  const produit = await semerProduit(db, { siret: '73282932000074', editeur: 'Imagerie Démo SAS', solution: 'Imago' })
  await poser(db, histoire, { numero, dispositifId: randomUUID(), guichet: 'essai', ...produit })
  return { db, ...produit }
}

test('a state already read is given again as it is, and one that changed is read anew', async t => {
  const { db } = await ouvrir(t)
  const memoire = creerMemoireDesEtats()
  const lire = () => voirCandidature(db, { numero, acteur: nadia }, memoire)
  const premiere = await lire()
  assert.equal((await lire()).etat, premiere.etat)
  assert.deepEqual(premiere.etat, (await voirCandidature(db, { numero, acteur: nadia })).etat)
  assert.ok((await lire()).le >= premiere.le)

  // As an act of another process does: the version is the journal's, the state its own.
  await sql`update candidatures set version = version + 1, etat = json_object('x': etat) -> 'x' where numero = ${numero}`.execute(
    db,
  )
  const suivante = await lire()
  assert.notEqual(suivante.etat, premiere.etat)
  assert.equal(suivante.version, premiere.version + 1)
  assert.equal((await lire()).etat, suivante.etat)
})

test('a version that comes twice, after a restored backup, is not mistaken for the one known', async t => {
  const { db } = await ouvrir(t)
  const memoire = creerMemoireDesEtats()
  const lire = () => voirCandidature(db, { numero, acteur: nadia }, memoire)
  const premiere = await lire()
  await sql`update candidatures set maj_le = maj_le + interval '1 millisecond' where numero = ${numero}`.execute(db)
  assert.notEqual((await lire()).etat, premiere.etat)
})

test('[P23] what is known from one person’s reading is not there for another who may not see it', async t => {
  const { db, entrepriseId } = await ouvrir(t)
  const memoire = creerMemoireDesEtats()
  await voirCandidature(db, { numero, acteur: { ...claire, entrepriseId } }, memoire)
  await assert.rejects(
    voirCandidature(db, { numero, acteur: { ...lucas, entrepriseId: randomUUID() } }, memoire),
    NonTrouve,
  )
})

test('a memory lets go of the states not read for longest when the proofs that it holds are too many', () => {
  const memoire = creerMemoireDesEtats(45)
  const majLe = '2026-03-10T10:00:00.000Z' as Instant
  const garder = (nom: string, histoire: readonly Fait[]) =>
    memoire.garder(nom, { version: 1, majLe, etat: replier(histoire) })
  garder('A', annuaireEnFile)
  garder('B', annuaireEnFile)
  garder('C', refusee)
  assert.ok(memoire.lire('A'))
  garder('D', annuaireEnFile)
  assert.deepEqual(
    ['A', 'B', 'C', 'D'].filter(nom => memoire.lire(nom)),
    ['A', 'C', 'D'],
  )
  garder('A', annuaireEnFile)
  assert.equal(['A', 'C', 'D'].filter(nom => memoire.lire(nom)).length, 3)
})
