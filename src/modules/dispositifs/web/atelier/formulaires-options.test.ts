import assert from 'node:assert/strict'
import test from 'node:test'
import { optionsDuTexte, optionsEnTexte } from './formulaires-options.ts'

test('one answer a line; its code comes from its words, or is written before them', () => {
  assert.deepEqual(optionsDuTexte('  Éditeur \r\n\n autre = Un autre rôle\nÉditeur'), [
    { valeur: 'editeur', libelle: 'Éditeur' },
    { valeur: 'autre', libelle: 'Un autre rôle' },
    { valeur: 'editeur_2', libelle: 'Éditeur' },
  ])
  assert.deepEqual(optionsDuTexte(' \n'), [])
})

test('what is written is read again the same, whatever it holds', () => {
  const options = [
    { valeur: 'editeur', libelle: 'Éditeur' },
    { valeur: 'A-1', libelle: 'Cas A = premier' },
    { valeur: 'x', libelle: 'y = z' },
  ]
  for (const avecCodes of [true, false])
    assert.deepEqual(optionsDuTexte(optionsEnTexte(options, { avecCodes })), options)
  assert.equal(optionsEnTexte(options.slice(0, 1), { avecCodes: false }), 'Éditeur')
  assert.equal(optionsEnTexte(options.slice(0, 1), { avecCodes: true }), 'editeur = Éditeur')
})
