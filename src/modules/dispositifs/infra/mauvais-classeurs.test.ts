import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import test from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { colonnesRem } from '../domain/colonnes-import.ts'
import type { RefusClasseur } from '../domain/fautes-import.ts'
import { phraseFauteImport, phraseRefusClasseur } from '../domain/phrases-import.ts'
import type { Lecture, LireClasseurAPart } from '../use-cases/ports-classeurs.ts'
import { ecrireClasseur } from './ecrire-classeur.ts'
import { makeLireClasseurAPart } from './lecture-a-part.ts'

const MO = 1024 * 1024
const donnees = (nom: string): Buffer => readFileSync(new URL(`../../../../test/donnees/${nom}`, import.meta.url))
const admis = { profils: null, perimetres: null }
/** As long as a loaded machine may take: what is tried here is not how long it takes. */
const lireAPart = makeLireClasseurAPart({ delaiMs: 300_000 })
const lire = (octets: Uint8Array, par: LireClasseurAPart = lireAPart): Promise<Lecture> =>
  par({ octets, admis, avant: null })

/** A workbook of one sheet, as hostile as its XML. */
const classeur = (feuille: string, reste: Readonly<Record<string, string | Uint8Array>> = {}): Buffer =>
  Buffer.from(
    zipSync({
      'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="A" r:id="rId1"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(feuille),
      ...Object.fromEntries(
        Object.entries(reste).map(([nom, contenu]) => [nom, typeof contenu === 'string' ? strToU8(contenu) : contenu]),
      ),
    }),
  )
const feuilleDe = (lignes: string): string => `<worksheet><sheetData>${lignes}</sheetData></worksheet>`
const lignesDe = (nombre: number, cellules: (ligne: number) => string): string =>
  Array.from({ length: nombre }, (_, rang) => `<row r="${rang + 1}">${cellules(rang + 1)}</row>`).join('')

const colonnes = colonnesRem.map(entete => ({ entete, largeur: 10 }))
const exigences = (nombre: number): Promise<Buffer> =>
  ecrireClasseur([
    {
      nom: 'Exigences',
      colonnes,
      lignes: Array.from({ length: nombre }, (_, rang) => {
        const id = `A.${rang}`
        const debut = ['Vague 1', id, `Chapitre ${rang % 50}`, 'F', `<p>La solution DOIT ${rang}.</p>`, '', 'Général']
        const suite = [`${id}.01`, '<p>Faire.</p>', `${id}.01.01`, '<p>Vidéo.</p>', '', 'Majeure', rang + 1]
        return [...debut, ...suite]
      }),
    },
  ])

const refusDe = async (octets: Uint8Array, par?: LireClasseurAPart): Promise<RefusClasseur | 'lu'> => {
  const lecture = await lire(octets, par)
  if (lecture.ok) return 'lu'
  assert.match(phraseRefusClasseur(lecture.refus), /^\p{Lu}.{40,}\.$/u)
  return lecture.refus
}

const entites = Array.from({ length: 12 }, (_, rang) => `<!ENTITY e${rang + 1} "${`&e${rang};`.repeat(10)}">`).join('')
const hostiles: readonly (readonly [string, RefusClasseur, () => Uint8Array | Promise<Uint8Array>])[] = [
  ['a CSV renamed .xlsx', 'pas_un_classeur', () => Buffer.from('Périmètre;ID;Chapitre\r\nVague 1;INS/va1.01;INS\r\n')],
  ['an old .xls', 'ancien_format', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)])],
  ['a text document renamed .xlsx', 'pas_un_classeur', () => zipSync({ 'word/document.xml': strToU8('<w/>') })],
  ['an empty file', 'pas_un_classeur', () => Buffer.alloc(0)],
  ['an empty sheet', 'vide', () => classeur('<worksheet><sheetData/></worksheet>')],
  ['a file cut in its middle', 'illisible', () => donnees('REM-RIS-Va2-demo-v2.xlsx').subarray(0, 40_000)],
  ['a file of 50 MB', 'trop_grand', () => classeur(feuilleDe(''), { 'xl/media/image1.png': randomBytes(51 * MO) })],
  ['a zip bomb', 'trop_grand', () => classeur('<worksheet>'.padEnd(60 * MO, ' '))],
  [
    'an XML bomb',
    'illisible',
    () => classeur(`<!DOCTYPE x [<!ENTITY e0 "ha">${entites}]><worksheet>&e12;</worksheet>`),
  ],
  ['25,000 rows', 'trop_de_lignes', () => classeur(feuilleDe(lignesDe(25_000, () => '<c><v>1</v></c>')))],
  ['a million cells', 'trop_lourd', () => classeur(feuilleDe(lignesDe(1_000, () => '<c><v>1</v></c>'.repeat(1_000))))],
  [
    'one long text in ten thousand cells',
    'trop_lourd',
    () =>
      classeur(feuilleDe(lignesDe(10_000, () => '<c t="s"><v>0</v></c>')), {
        'xl/sharedStrings.xml': `<sst><si><t>${'a'.repeat(30_000)}</t></si></sst>`,
      }),
  ],
]

for (const [titre, attendu, faire] of hostiles)
  test(`[REM-3] [P29] ${titre} is refused with a sentence that says what to do`, async () => {
    assert.equal(await refusDe(await faire()), attendu)
  })

test('[REM-3] each of the twelve planted faults is told with its cell, and nothing is imported', async () => {
  const lecture = await lire(donnees('REM-faulty-demo.xlsx'), demande =>
    lireAPart({
      ...demande,
      admis: {
        profils: ['Général', 'CIBA', 'Gestion double authentification avec SMS / email'],
        perimetres: ['Vague 1', 'Vague 2'],
      },
    }),
  )
  assert.ok(lecture.ok)
  assert.equal(lecture.rem, null)
  assert.equal(lecture.apercu.composition, null)
  assert.deepEqual(
    lecture.apercu.fautes.map(({ cellule }) => cellule).join(' '),
    'L1 E50 J96 B135 J141 M147 E149:E150 C162 F163 G175 I176 N205',
  )
  assert.equal(lecture.apercu.fautesEnTout, 12)
  for (const faute of lecture.apercu.fautes) assert.match(phraseFauteImport(faute), /^.{20,}\.$/u)
})

test('[REM-3] headers without a row below are a fault, told in the cell where the first row is missing', async () => {
  const lecture = await lire(await exigences(0))
  assert.ok(lecture.ok)
  assert.deepEqual(lecture.apercu.fautes, [{ feuille: 'Exigences', cellule: 'A2', code: 'aucune_exigence' }])
})

test('[REM-3] [P29] 10,000 rows are read, and meanwhile the process answers others', async () => {
  const octets = await exigences(10_000)
  const serveur = createServer((_, reponse) => reponse.end('en vie')).listen(0)
  const adresse = serveur.address()
  assert.ok(adresse && typeof adresse === 'object')
  let lu = false
  let repondues = 0
  let tours = 0
  const tourner = (): void => {
    tours++
    if (!lu) setImmediate(tourner)
  }
  setImmediate(tourner)
  const lecture = lire(octets).finally(() => {
    lu = true
  })
  while (!lu) {
    assert.equal(await (await fetch(`http://127.0.0.1:${adresse.port}/`)).text(), 'en vie')
    if (!lu) repondues++
    await new Promise(resoudre => setImmediate(resoudre))
  }
  serveur.close()
  serveur.closeAllConnections()
  const resultat = await lecture
  assert.ok(resultat.ok)
  assert.deepEqual(resultat.apercu.fautes, [])
  assert.equal(resultat.apercu.composition?.total.exigences, 10_000)
  assert.equal(resultat.apercu.composition.chapitres.length, 50)
  assert.ok(repondues > 1, `${repondues} réponses pendant la lecture`)
  assert.ok(tours > 100, `${tours} tours de boucle pendant la lecture`)
})

test('[P29] a reading that lasts, or that takes too much memory, is stopped; the next one is read', async () => {
  const octets = donnees('REM-RIS-Va2-demo-v2.xlsx')
  assert.equal(await refusDe(octets, makeLireClasseurAPart({ delaiMs: 1 })), 'trop_lourd')
  assert.equal(await refusDe(await exigences(5_000), makeLireClasseurAPart({ memoireMo: 24 })), 'trop_lourd')
  assert.equal(await refusDe(octets), 'lu')
})

test('[P29] readings take turns, and those that would wait too long are refused at once', async () => {
  const par = makeLireClasseurAPart({ attente: 2 })
  const octets = donnees('REM-RIS-Va2-demo-v2.xlsx')
  const refus = await Promise.all(Array.from({ length: 5 }, () => refusDe(octets, par)))
  assert.deepEqual(refus, ['lu', 'lu', 'lu', 'lecture_encombree', 'lecture_encombree'])
  assert.equal(await refusDe(octets, par), 'lu')
})
