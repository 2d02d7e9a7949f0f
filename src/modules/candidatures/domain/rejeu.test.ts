import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toutesLesHistoires } from '../../../../test/harness/histoires.ts'
import { histoiresCompletes } from '../../../../test/harness/histoires-completes.ts'
import { replier } from './evolve.ts'
import type { Fait } from './faits.ts'
import { ecarts, rejouer } from './rejeu.ts'

const { referencee = [] } = toutesLesHistoires

test('[PUB-4] every history, told again, gives the state that it led to', () => {
  for (const [nom, faits] of Object.entries({ ...toutesLesHistoires, ...histoiresCompletes }))
    assert.deepEqual(rejouer(faits), { ok: true, etat: replier(faits) }, nom)
})

test('[PUB-4] a line taken out, or written otherwise, is named where the story stops making sense', () => {
  assert.deepEqual(rejouer([]), { ok: false, rompuA: 1 })
  assert.deepEqual(rejouer(referencee.slice(1)), { ok: false, rompuA: 1 })
  const sansSoumission = referencee.filter((_, rang) => rang !== 1)
  assert.deepEqual(rejouer(sansSoumission), { ok: false, rompuA: 2 })
  const inconnu = [...referencee.slice(0, 4), { type: 'Inconnu' } as unknown as Fait]
  assert.deepEqual(rejouer(inconnu), { ok: false, rompuA: 5 })
})

test('two states are compared in depth, whatever the order of their fields', () => {
  assert.deepEqual(ecarts({ a: 1, b: [{ c: 2 }] }, { b: [{ c: 2 }], a: 1 }), [])
  assert.deepEqual(ecarts({ a: 1, d: undefined }, { a: 1 }), [])
  assert.deepEqual(ecarts({ a: { b: [1, 2] } }, { a: { b: [1, 3] } }), ['a.b.1'])
  assert.deepEqual(ecarts({ a: [] }, { a: {} }), ['a'])
  assert.deepEqual(ecarts({ a: null }, { a: {} }), ['a'])
  assert.equal(ecarts([1, 2, 3, 4, 5, 6, 7], []).length, 5)
})
