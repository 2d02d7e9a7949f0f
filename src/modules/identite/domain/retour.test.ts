import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accueilDe, retourSur } from './retour.ts'

test('[IDN-6] a path of this site is gone back to, with its query', () => {
  for (const chemin of [
    '/',
    '/produits',
    '/candidatures/SEKWAOLGFJ?etape=2&vue=a%2Fb',
    '/recherche?q=https://ailleurs.example',
  ])
    assert.equal(retourSur(chemin), chemin)
  assert.equal(retourSur('/produits/../tableau-de-bord#haut'), '/tableau-de-bord')
})

const ailleurs = [
  'https://ailleurs.example',
  'http:ailleurs.example',
  '//ailleurs.example',
  '///ailleurs.example',
  '/\\ailleurs.example',
  '\\\\ailleurs.example',
  '/\t/ailleurs.example',
  '/\n/ailleurs.example',
  '\t//ailleurs.example',
  ' //ailleurs.example',
  '/.//ailleurs.example',
  '/x/..//ailleurs.example',
  '/%2e//ailleurs.example',
  '/./\\ailleurs.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '@ailleurs.example',
  '.ailleurs.example',
  'ailleurs.example',
  '',
  '/a\0b',
  `/${'x'.repeat(2_001)}`,
]
for (const adresse of ailleurs)
  test(`[IDN-6] ${JSON.stringify(adresse.slice(0, 30))} is not gone back to`, () =>
    assert.equal(retourSur(adresse), null))

test('pages of signing in and out are not gone back to', () => {
  for (const adresse of [
    '/connexion',
    '/connexion/retour?code=1',
    '/deconnexion',
    '/cgu?retour=/cgu',
    '/a/../connexion',
  ])
    assert.equal(retourSur(adresse), null)
  assert.equal(retourSur('/connexions'), '/connexions')
  assert.equal(retourSur(undefined), null)
})

test('[IDN-6] who was going nowhere arrives at the home of their kind', () => {
  assert.equal(accueilDe('agent'), '/agence')
  assert.equal(accueilDe('editeur'), '/tableau-de-bord')
})
