import assert from 'node:assert/strict'
import { test } from 'node:test'
import { imprimable, toutImprimable } from './texte.ts'

test('French typography goes through unchanged', () => {
  const texte = 'Reçu à 10 h 12 : « Œuvre n° 3ᵉ », l’été – 1 234,5 Mo…'
  assert.equal(imprimable(texte), texte)
})

test('what no embedded font draws, and what hides or turns the reading order, prints as a square', () => {
  assert.equal(imprimable('名.pdf 😀'), '□.pdf □')
  assert.equal(imprimable('facture\u202efdp.exe'), 'facture□fdp.exe')
  assert.equal(imprimable('a\u0000b\u0007c'), 'a□b□c')
  assert.equal(imprimable('a\ud800b'), 'a□b')
})

test('accents are composed, line breaks kept, soft hyphens dropped', () => {
  assert.equal(imprimable('e\u0301te\u0301'), 'été')
  assert.equal(imprimable('a\r\nb\u2028c'), 'a\nb\nc')
  assert.equal(imprimable('con\u00advention'), 'convention')
})

test('a word too long for a column may be cut, a SHA-256 never', () => {
  const nom = 'a'.repeat(60)
  assert.equal(imprimable(nom).replaceAll('\u200b', ''), nom)
  assert.ok(
    imprimable(nom)
      .split('\u200b')
      .every(morceau => morceau.length <= 12),
  )
  const empreinte = '0123456789abcdef'.repeat(4)
  assert.equal(imprimable(empreinte), empreinte)
})

test('every text inside a value is cleaned, numbers are left', () => {
  assert.deepEqual(toutImprimable({ a: ['\u0001', { b: 2 }], c: null }), { a: ['□', { b: 2 }], c: null })
})
