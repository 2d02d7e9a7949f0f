import assert from 'node:assert/strict'
import test from 'node:test'
import { estExterne, lienSur, urlAvec } from './liens.ts'

test('[P24] an address that would run something becomes an anchor to nothing', () => {
  for (const piege of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    '\u00a0javascript:alert(1)',
    '\ufeffjavascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://exemple.fr/1',
    'file:///etc/passwd',
    'view-source:https://exemple.fr',
    '//exemple.fr',
    '/\\exemple.fr',
    '\\\\exemple.fr',
    '/\t/exemple.fr',
    '',
  ])
    assert.equal(lienSur(piege), '#', JSON.stringify(piege))
})

test('[P24] an honest address is kept as it is', () => {
  for (const lien of [
    '/candidatures/SEKWAOLGFJ?tri=rang#c',
    '#champ-siret',
    '?page=2',
    'preuves/1',
    'https://exemple.fr/a?b=c',
    'http://localhost:4000/isc',
    'mailto:guichet@agence.example',
    'tel:+33123456789',
  ])
    assert.equal(lienSur(lien), lien)
})

test('an address with another page keeps its filters', () => {
  assert.equal(urlAvec('/agence/file?q=imago&page=2', { page: 3 }), '/agence/file?q=imago&page=3')
  assert.equal(urlAvec('/agence/file?q=imago', { q: null }), '/agence/file')
  assert.equal(urlAvec('/agence/file', { q: 'é & à', page: undefined }), '/agence/file?q=%C3%A9+%26+%C3%A0')
})

test('a link that leaves the site is known as such', () => {
  assert.equal(estExterne('https://exemple.fr'), true)
  assert.equal(estExterne('/registre'), false)
})
