import assert from 'node:assert/strict'
import { test } from 'node:test'
import { controlerMessage, LONGUEUR_MAX } from './redaction.ts'

test('a message is kept with its line breaks, without the blanks around it', () => {
  assert.deepEqual(controlerMessage('\n Bonjour,\n\nvoici. \n'), { ok: true, corps: 'Bonjour,\n\nvoici.' })
})

test('an empty message is refused', () => {
  assert.deepEqual(controlerMessage(' \n\t'), { ok: false, faute: { code: 'vide' } })
})

test('the last character allowed passes; past it, the refusal says by how many', () => {
  assert.ok(controlerMessage('é'.repeat(LONGUEUR_MAX)).ok)
  assert.deepEqual(controlerMessage('é'.repeat(LONGUEUR_MAX + 3)), {
    ok: false,
    faute: { code: 'trop_long', max: LONGUEUR_MAX, de: 3 },
  })
})
