import assert from 'node:assert/strict'
import test from 'node:test'
import { lireNumero, numeroDepuis } from './numero.ts'

const octets = (...debut: readonly number[]): Uint8Array => Uint8Array.from(debut)

test('[GUI-6] dix octets donnent dix capitales ou chiffres', () => {
  assert.equal(numeroDepuis(octets(0, 1, 2, 25, 26, 27, 35, 36, 37, 71)), 'ABCZ019AB9')
  assert.equal(numeroDepuis(octets(0, 0, 0, 0, 0, 0, 0, 0, 0, 251)), 'AAAAAAAAA9')
})

test('[GUI-6] chaque signe est tiré d’autant d’octets que les autres : sept', () => {
  const tirages = new Map<string, number>()
  for (let octet = 0; octet < 252; octet++) {
    const [signe = ''] = numeroDepuis(new Uint8Array(10).fill(octet)) ?? ''
    tirages.set(signe, (tirages.get(signe) ?? 0) + 1)
  }
  assert.equal([...tirages.keys()].toSorted().join(''), '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')
  assert.deepEqual([...new Set(tirages.values())], [7])
})

test('[GUI-6] les octets qui favoriseraient certains signes sont passés', () => {
  assert.equal(numeroDepuis(octets(252, 0, 255, 1, 253, 2, 3, 4, 254, 5, 6, 7, 8, 9, 10)), 'ABCDEFGHIJ')
})

test('[GUI-6] les octets de trop ne servent pas', () => {
  assert.equal(numeroDepuis(octets(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)), 'ABCDEFGHIJ')
})

test('Impossible de former un numéro si moins de dix octets conviennent', () => {
  assert.equal(numeroDepuis(octets(0, 1, 2, 3, 4, 5, 6, 7, 8)), null)
  assert.equal(numeroDepuis(new Uint8Array(20).fill(252)), null)
})

test('[GUI-6] un numéro se lit dans une adresse tel qu’il a été donné', () => {
  assert.equal(lireNumero('SEKWAOLGFJ'), 'SEKWAOLGFJ')
  assert.equal(lireNumero('0123456789'), '0123456789')
})

test('Impossible de lire un numéro s’il n’a pas dix capitales ou chiffres, et rien d’autre', () => {
  for (const texte of [
    '',
    'SEKWAOLGF',
    'SEKWAOLGFJX',
    'sekwaolgfj',
    'SEKWAOLGF ',
    'SEKWAOLGFÉ',
    'SEKWAOLGFJ\n',
    '../../etc/',
  ])
    assert.equal(lireNumero(texte), null, JSON.stringify(texte))
})
