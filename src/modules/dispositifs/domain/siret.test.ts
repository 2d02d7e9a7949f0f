import assert from 'node:assert/strict'
import test from 'node:test'
import { normaliserSiret, siretValide } from './siret.ts'

test('[ADM-2] fourteen digits closed by Luhn’s key are a SIRET', () => {
  assert.equal(siretValide('73282932000074'), true)
  assert.equal(siretValide('12345678912345'), false)
})

test('[ADM-2] La Poste’s establishments are accepted with or without Luhn’s key', () => {
  assert.equal(siretValide('35600000000048'), true)
  assert.equal(siretValide('35600000049837'), true)
  assert.equal(siretValide('35600000049838'), false)
})

test('[ADM-2] a sum that is a multiple of 5 helps nobody but La Poste', () => {
  assert.equal(siretValide('73282932000073'), false)
  assert.equal(siretValide('73282932000079'), false)
})

test('[ADM-2] spaces are accepted, whatever their kind, and not kept', () => {
  assert.equal(siretValide(' 732 829 320 00074 '), true)
  assert.equal(siretValide('732\u00a0829\u202f320 00074'), true)
  assert.equal(normaliserSiret(' 732 829 320 00074'), '73282932000074')
})

test('[ADM-2] a SIREN, a letter, a digit too many or nothing but zeros are refused', () => {
  for (const saisie of [
    '',
    '732829320',
    '7328293200007A',
    '732829320000740',
    '00000000000000',
    '７３２８２９３２０００７４',
  ])
    assert.equal(siretValide(saisie), false, saisie)
})

test('[ADM-2] one mistyped digit is always found', () => {
  const bon = '73282932000074'
  for (let rang = 0; rang < 14; rang++)
    for (const chiffre of '0123456789')
      if (bon[rang] !== chiffre) assert.equal(siretValide(bon.slice(0, rang) + chiffre + bon.slice(rang + 1)), false)
})
