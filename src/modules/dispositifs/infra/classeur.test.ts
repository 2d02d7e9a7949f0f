import assert from 'node:assert/strict'
import test from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { ClasseurRefuse, lireClasseur } from './classeur.ts'

const SOMMAIRE = `<workbook xmlns:r="r"><sheets><sheet name="A &amp; B" sheetId="1" r:id="rId1"/></sheets></workbook>`
const LIENS = `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`

type Parties = { readonly feuille?: string; readonly chaines?: string; readonly sommaire?: string }
const classeur = ({ feuille = '<worksheet/>', chaines = '<sst/>', sommaire = SOMMAIRE }: Parties): Buffer =>
  Buffer.from(
    zipSync({
      'xl/workbook.xml': strToU8(sommaire),
      'xl/_rels/workbook.xml.rels': strToU8(LIENS),
      'xl/sharedStrings.xml': strToU8(chaines),
      'xl/worksheets/sheet1.xml': strToU8(feuille),
    }),
  )
const feuille = (lignes: string, suite = ''): string =>
  `<worksheet><sheetData>${lignes}</sheetData>${suite}</worksheet>`

const refus = (octets: Buffer): string => {
  try {
    lireClasseur(octets)
    return 'lu'
  } catch (erreur) {
    if (erreur instanceof ClasseurRefuse) return erreur.code
    throw erreur
  }
}

test('cells are read by their address, whatever the way their text is written', () => {
  const [lue] = lireClasseur(
    classeur({
      chaines: '<sst><si><t>un &amp; </t></si><si><r><t>ri</t></r><r><t>che</t></r><rPh><t>non</t></rPh></si></sst>',
      feuille: feuille(
        `<row r="3"><c r="B3" t="s"><v>0</v></c><c r="D3" t="s"><v>1</v></c><c r="AA3" t="inlineStr"><is><t>ligne_x000D_
suite</t></is></c></row><row><c><v>12</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="str"><f>A1</f><v>x</v></c><c s="2"/></row>`,
        '<mergeCells><mergeCell ref="B3:B4"/></mergeCells>',
      ),
    }),
  )
  assert.equal(lue?.nom, 'A & B')
  assert.deepEqual(lue.fusions, ['B3:B4'])
  assert.deepEqual(
    lue.lignes.map(({ numero, cellules }) => [numero, Object.fromEntries(cellules)]),
    [
      [
        3,
        {
          B: { kind: 'texte', texte: 'un & ' },
          D: { kind: 'texte', texte: 'riche' },
          AA: { kind: 'texte', texte: 'ligne\nsuite' },
        },
      ],
      [
        4,
        {
          A: { kind: 'texte', texte: '12' },
          B: { kind: 'texte', texte: 'VRAI' },
          C: { kind: 'erreur', valeur: '#REF!' },
          D: { kind: 'formule' },
        },
      ],
    ],
  )
})

test('[REM-3] what is no .xlsx workbook is refused for what it is', () => {
  assert.equal(refus(Buffer.from('Périmètre;ID;Chapitre\nVague 1;INS/va1.01;INS')), 'pas_un_classeur')
  assert.equal(refus(Buffer.from('d0cf11e0a1b11ae1', 'hex')), 'ancien_format')
  assert.equal(refus(Buffer.from(zipSync({ 'word/document.xml': strToU8('<w/>') }))), 'pas_un_classeur')
  assert.equal(refus(Buffer.alloc(0)), 'pas_un_classeur')
  assert.equal(refus(classeur({})), 'vide')
})

test('[REM-3] a damaged workbook is refused, wherever it was cut', () => {
  const entier = classeur({ feuille: feuille('<row r="1"><c r="A1"><v>1</v></c></row>') })
  assert.equal(refus(entier), 'lu')
  for (let longueur = 4; longueur < entier.length; longueur += 7)
    assert.equal(refus(entier.subarray(0, longueur)), 'illisible')
  assert.equal(refus(classeur({ feuille: '<worksheet><sheetData><row>' })), 'illisible')
  assert.equal(refus(classeur({ feuille: feuille('<row r="1"><c r="A1" t="s"><v>7</v></c></row>') })), 'illisible')
  assert.equal(refus(classeur({ feuille: feuille('<row r="1"><c r="XXXX1"><v>7</v></c></row>') })), 'illisible')
})

test('[REM-3] an entry said to be beyond the end of the file is refused', () => {
  const forge = classeur({ feuille: feuille('<row r="1"><c r="A1"><v>1</v></c></row>') })
  const centrale = forge.lastIndexOf(Buffer.from('504b0102', 'hex'))
  forge.writeUInt32LE(forge.length + 6_000, centrale + 42)
  assert.equal(refus(forge), 'illisible')
})

test('a document type, where entities could be multiplied, is refused', () => {
  const bombe = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
  assert.equal(refus(classeur({ feuille: bombe })), 'illisible')
})

test('a bomb is refused by what comes out of it, not by what it declares', () => {
  const immense = '<worksheet>'.padEnd(60 * 1024 * 1024, ' ')
  assert.equal(refus(classeur({ feuille: immense })), 'trop_grand')
  const menteur = classeur({ feuille: immense })
  const declare = Buffer.alloc(4)
  declare.writeUInt32LE(immense.length)
  for (let ou = menteur.indexOf(declare); ou !== -1; ou = menteur.indexOf(declare, ou + 1))
    menteur.writeUInt32LE(10, ou)
  assert.equal(refus(menteur), 'trop_grand')
})

test('more than 20,000 rows that hold something are refused; empty ones don’t count', () => {
  const lignes = (nombre: number, contenu: string): string =>
    feuille(
      Array.from({ length: nombre }, (_, rang) => `<row r="${rang + 1}"><c r="A${rang + 1}">${contenu}</c></row>`).join(
        '',
      ),
    )
  assert.equal(refus(classeur({ feuille: lignes(20_000, '<v>1</v>') })), 'lu')
  assert.equal(refus(classeur({ feuille: lignes(20_001, '<v>1</v>') })), 'trop_de_lignes')
  assert.equal(refus(classeur({ feuille: lignes(30_000, '') })), 'vide')
})

test('a lone cell in the last corner of the sheet costs nothing', () => {
  const [lue] = lireClasseur(classeur({ feuille: feuille('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>') }))
  assert.equal(lue?.lignes.length, 1)
  const fusions = '<mergeCells>' + '<mergeCell ref="A1:B2"/>'.repeat(1_001) + '</mergeCells>'
  assert.equal(
    refus(classeur({ feuille: feuille('<row r="1"><c r="A1"><v>1</v></c></row>', fusions) })),
    'trop_de_fusions',
  )
})
