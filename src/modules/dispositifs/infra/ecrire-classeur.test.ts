import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { unzipSync, strFromU8 } from 'fflate'
import { lireClasseur } from './classeur.ts'
import { ecrireClasseur } from './ecrire-classeur.ts'

const colonnes = (nombre: number) =>
  Array.from({ length: nombre }, (_, rang) => ({ entete: `Colonne ${rang + 1}`, largeur: 20 }))

/** The text of a cell, read back; what the reader leaves out of any workbook (controls, halves of characters) is left out of both sides. */
const relire = async (textes: readonly string[]): Promise<readonly string[]> => {
  const octets = await ecrireClasseur([{ nom: 'Textes', colonnes: colonnes(1), lignes: textes.map(texte => [texte]) }])
  const [feuille] = lireClasseur(octets)
  return textes.map((_, rang) => {
    const cellule = feuille?.lignes.find(({ numero }) => numero === rang + 2)?.cellules.get('A')
    if (cellule === undefined) return ''
    return cellule.kind === 'texte' ? cellule.texte : `<${cellule.kind}>`
  })
}
const sansControles = (texte: string): string => texte.replace(/(?![\t\n])\p{Cc}/gu, '').toWellFormed()

test('[REM-3] a text is read back as it was written: HTML, spaces, line feeds, codes, formulas that are none', async () => {
  const textes = [
    '<p class="mb-1">Un &amp; deux&nbsp;: « trois » <br/></p>',
    '  deux espaces avant, un après ',
    '\u00a0insécable\u00a0',
    'première ligne\nseconde ligne\n',
    'colonne\tcolonne',
    '_x000D_',
    '_x005F_x0041_',
    '_x0041\u0001_',
    '=1+1',
    '=HYPERLINK("https://exemple.fr")',
    '+33',
    '-1',
    '@SUM(A1)',
    'constructor',
    '__proto__',
    'toString',
    '12',
    '007',
    'VRAI',
    ']]>',
    '&lt;script&gt;',
    'émoji 😀, idéogramme 𠮷',
    '\ufffd \uffff \ud800 \udc00 \u{1fffe}',
  ]
  assert.deepEqual(await relire(textes), textes.map(sansControles))
})

test('[REM-3] any text whatever is read back as it was written', async () => {
  const texte = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('_', 'x', '0', '4', 'D', 'a', '\r', '\n', ' ', '<', '&', '=', '\ud83d') }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(texte, { minLength: 1, maxLength: 40 }), async textes => {
      assert.deepEqual(await relire(textes), textes.map(sansControles))
    }),
    { numRuns: 100 },
  )
})

test('[REM-3] a carriage return is in the workbook, in the format’s own writing', async () => {
  const octets = await ecrireClasseur([{ nom: 'A', colonnes: colonnes(1), lignes: [['un\r\ndeux']] }])
  assert.match(strFromU8(unzipSync(octets)['xl/sharedStrings.xml'] ?? new Uint8Array()), /un_x000D_\ndeux/)
})

test('numbers are numbers, an empty cell is nothing, sheets keep their order and their names', async () => {
  const octets = await ecrireClasseur([
    {
      nom: 'Écarts & suites',
      colonnes: colonnes(3),
      lignes: [
        [1, null, 'un'],
        ['', 2.5],
      ],
    },
    { nom: 'Autre', colonnes: colonnes(1), lignes: [] },
  ])
  const feuilles = lireClasseur(octets)
  assert.deepEqual(
    feuilles.map(({ nom }) => nom),
    ['Écarts & suites', 'Autre'],
  )
  assert.deepEqual(
    feuilles[0]?.lignes.slice(1).map(({ cellules }) => Object.fromEntries(cellules)),
    [{ A: { kind: 'texte', texte: '1' }, C: { kind: 'texte', texte: 'un' } }, { B: { kind: 'texte', texte: '2.5' } }],
  )
})

test('the same content gives the same bytes, whenever it is written', async context => {
  const feuille = { nom: 'A', colonnes: colonnes(1), lignes: [['un']] }
  const avant = await ecrireClasseur([feuille])
  context.mock.timers.enable({ apis: ['Date'], now: Date.UTC(2031, 4, 3) })
  assert.deepEqual(await ecrireClasseur([feuille]), avant)
})
