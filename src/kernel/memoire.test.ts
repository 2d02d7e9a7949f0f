import assert from 'node:assert/strict'
import test from 'node:test'
import { uneFoisPour } from './memoire.ts'

test('what follows from the same two values is worked out once; from another second value, anew', () => {
  let calculs = 0
  const somme = uneFoisPour((a: { readonly n: number }, b: number) => {
    calculs++
    return a.n + b
  })
  const un = { n: 1 }
  assert.deepEqual([somme(un, 1), somme(un, 1), calculs], [2, 2, 1])
  assert.deepEqual([somme(un, 2), somme(un, 2), calculs], [3, 3, 2])
  assert.deepEqual([somme({ n: 1 }, 2), calculs], [3, 3])
})
