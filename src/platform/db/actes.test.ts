import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { acteDe, baseDeTest } from '../../../test/harness/base.ts'
import { CleDejaUtilisee } from '../http/erreurs.ts'
import { cleDeterministe, prochain, unActe } from './index.ts'

const { db, autre } = await baseDeTest()
const durand = { personneId: 'durand' }

const effets = async (nom: string): Promise<number> =>
  (await db.selectFrom('compteurs').select('valeur').where('nom', '=', nom).executeTakeFirst())?.valeur ?? 0

test('[P2] one act sent a hundred times at once, from two processes, has one effect and one result', async () => {
  const acte = acteDe(durand)
  const seconde = autre()
  const reponses = await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      unActe(i % 2 ? db : seconde, acte, async tx => ({ rang: await prochain(tx, acte.cle), recu: randomUUID() })),
    ),
  )
  assert.equal(await effets(acte.cle), 1)
  assert.equal(new Set(reponses.map(reponse => JSON.stringify(reponse))).size, 1)
  assert.equal(reponses[0]?.rang, 1)
})

test('[P2] the same key with another body is refused and changes nothing', async () => {
  const acte = acteDe(durand)
  await unActe(db, acte, tx => prochain(tx, acte.cle))
  await assert.rejects(
    unActe(db, { ...acte, empreinte: 'autre' }, tx => prochain(tx, acte.cle)),
    CleDejaUtilisee,
  )
  assert.equal(await effets(acte.cle), 1)
})

test('[P2] the key of somebody else is refused, whatever the body', async () => {
  const acte = acteDe(durand)
  await unActe(db, acte, tx => prochain(tx, acte.cle))
  await assert.rejects(
    unActe(db, { ...acte, acteur: { personneId: 'martin' } }, tx => prochain(tx, acte.cle)),
    CleDejaUtilisee,
  )
})

test('an act that throws leaves nothing, and its key can be used again', async () => {
  const acte = acteDe(durand)
  const echoue = unActe(db, acte, async tx => {
    await prochain(tx, acte.cle)
    throw new Error('panne')
  })
  await assert.rejects(echoue, /panne/)
  assert.equal(await effets(acte.cle), 0)
  assert.equal(await unActe(db, acte, tx => prochain(tx, acte.cle)), 1)
})

test('an act that waits for one that fails runs in its place', async () => {
  const acte = acteDe(durand)
  let tours = 0
  const issues = await Promise.allSettled(
    Array.from({ length: 8 }, () =>
      unActe(db, acte, async tx => {
        tours++
        if (tours < 3) throw new Error('panne')
        return prochain(tx, acte.cle)
      }),
    ),
  )
  assert.equal(issues.filter(({ status }) => status === 'rejected').length, 2)
  assert.equal(await effets(acte.cle), 1)
})

test('nothing, null and a date come back the same from the first run and from a replay', async () => {
  for (const valeur of [undefined, null, { le: '2026-05-13T10:00:00.000Z' }, 0, false, '']) {
    const acte = acteDe(durand)
    assert.deepEqual(await unActe(db, acte, async () => valeur), valeur)
    assert.deepEqual(await unActe(db, acte, async () => 'jamais'), valeur)
  }
})

test('[P2] a key that no form brought is a UUID of version 5, always the same for the same text', () => {
  const cle = cleDeterministe('horloge:SEKWAOLGFJ:proposerEffet:ADM-8')
  assert.match(cle, /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(cleDeterministe('horloge:SEKWAOLGFJ:proposerEffet:ADM-8'), cle)
  assert.notEqual(cleDeterministe('horloge:SEKWAOLGFJ:proposerEffet:JAL-1'), cle)
})
