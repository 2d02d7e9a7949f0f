import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comparerVersions, numeroDeVersionValide } from './versions.ts'

test('[PRD-6] a version number is alphanumeric, in groups that a separator may part', () => {
  for (const valide of ['1', '4.2', '4.2.10', 'v4', '2026-R1', '4.2_rc1', '4.2 bêta', '1.0+55'])
    assert.ok(numeroDeVersionValide(valide), valide)
  for (const invalide of ['', '.', '4.', '-4', '4/2', '<b>4</b>', '4\n2', '4,2'])
    assert.ok(!numeroDeVersionValide(invalide), invalide)
})

test('[PRD-6] the order of versions is clear: figures count as numbers', () => {
  const desordre = ['4.10', '4.9', '10.0', '4.9.1', '2026-R2', '2026-R1']
  assert.deepEqual(desordre.toSorted(comparerVersions), ['4.9', '4.9.1', '4.10', '10.0', '2026-R1', '2026-R2'])
})
