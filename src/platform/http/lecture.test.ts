import assert from 'node:assert/strict'
import test from 'node:test'
import { jourSaisi, numeroDePage, texteAvecPhrase, texteSaisi, textesSaisis } from './lecture.ts'

test('a field that was not sent is empty, one sent several times is its first value', () => {
  assert.equal(texteSaisi(undefined), '')
  assert.equal(texteSaisi('  Imago \n'), 'Imago')
  assert.equal(texteSaisi(['dmp', 'annuaire']), 'dmp')
  assert.deepEqual(textesSaisis(undefined), [])
  assert.deepEqual(textesSaisis('dmp'), ['dmp'])
  assert.deepEqual(textesSaisis(['dmp', 'annuaire']), ['dmp', 'annuaire'])
})

test('a ready-made sentence begins the text that it was chosen for, unless it is there already', () => {
  const avec = (motif: string, phrase: string): string => texteAvecPhrase({ motif, 'motif.phrase': phrase }, 'motif')
  assert.equal(avec(' Le Kbis. ', 'Illisible.'), 'Illisible.\nLe Kbis.')
  assert.equal(avec('', 'Illisible.'), 'Illisible.')
  assert.equal(avec('Illisible. Le Kbis.', 'Illisible.'), 'Illisible. Le Kbis.')
  assert.equal(avec('Le Kbis.', ''), 'Le Kbis.')
  assert.equal(texteAvecPhrase({ motif: 'Le Kbis.' }, 'motif'), 'Le Kbis.')
})

test('a page is the one asked for; what can be none is the first', () => {
  assert.equal(numeroDePage({ page: '3' }), 3)
  for (const page of ['0', '-2', 'deux', '', '99999999999999999999']) assert.equal(numeroDePage({ page }), 1, page)
  assert.equal(numeroDePage({}), 1)
})

test('a day is one that a calendar has', () => {
  assert.equal(jourSaisi('2028-02-29'), '2028-02-29')
  for (const texte of ['', '2027-02-29', '2027-13-01', '29/02/2028', '2028-2-9', '2028-02-29T10:00'])
    assert.equal(jourSaisi(texte), null, texte)
})
