import assert from 'node:assert/strict'
import test from 'node:test'
import { lireManifeste } from './manifeste.ts'

test('[PRE-1] a manifest is read as a spreadsheet copies or saves it, with or without its titles', () => {
  for (const [texte, attendu] of [
    [
      'a.pdf\tANN.01\nb.pdf\tANN.02',
      [
        ['a.pdf', 'ANN.01'],
        ['b.pdf', 'ANN.02'],
      ],
    ],
    ['\ufeffFichier;Preuve\r\n"un; deux.pdf";"ANN.01"\r\n', [['un; deux.pdf', 'ANN.01']]],
    ['relevé, mars.pdf,ANN.01', [['relevé, mars.pdf', 'ANN.01']]],
    ['seul.pdf', [['seul.pdf', '']]],
    ['relevé de mars.pdf', [['relevé de mars.pdf', '']]],
    [
      'ANN.01  dossier/relevé de mars.pdf\nANN.02 *b.pdf',
      [
        ['dossier/relevé de mars.pdf', 'ANN.01'],
        ['b.pdf', 'ANN.02'],
      ],
    ],
    ['\n\n', []],
  ] as const)
    assert.deepEqual(
      lireManifeste(texte).map(({ fichier, preuve }) => [fichier, preuve]),
      attendu,
    )
  assert.deepEqual(
    lireManifeste('titre\n\na.pdf;x').map(({ ligne }) => ligne),
    [1, 3],
  )
})
