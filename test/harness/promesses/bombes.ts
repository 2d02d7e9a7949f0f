import { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { pdfEmboite, pngDe } from '../fichiers-a-voir.ts'

const MIO = 2 ** 20

/** A file that costs much more to read than it weighs. */
export type Bombe = { readonly nom: string; readonly contenu: Buffer }

type Entree = { readonly nom: string; readonly contenu: Buffer }

const enZip = async (entrees: readonly Entree[]): Promise<Buffer> => {
  const zip = new ZipFile()
  for (const { nom, contenu } of entrees) zip.addBuffer(contenu, nom, { compress: contenu.length > 100 })
  zip.end()
  const morceaux: Buffer[] = []
  const recueil = new Writable({
    write: (morceau: Buffer, _, suite) => {
      morceaux.push(morceau)
      suite()
    },
  })
  zip.outputStream.pipe(recueil)
  await finished(recueil)
  return Buffer.concat(morceaux)
}

const RIRES = (niveaux: number): string =>
  `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "ha">${Array.from(
    { length: niveaux },
    (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`,
  ).join('')}]><r>&a${niveaux};</r>`

const classeur = (feuille: Buffer): Promise<Buffer> =>
  enZip([
    {
      nom: '[Content_Types].xml',
      contenu: Buffer.from(
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
      ),
    },
    {
      nom: 'xl/workbook.xml',
      contenu: Buffer.from(
        '<?xml version="1.0"?><workbook><sheets><sheet name="Exigences" sheetId="1"/></sheets></workbook>',
      ),
    },
    { nom: 'xl/sharedStrings.xml', contenu: feuille },
    { nom: 'xl/worksheets/sheet1.xml', contenu: feuille },
  ])

const imbrique = (texte: string, fin: string, niveaux: number): Buffer =>
  Buffer.from(texte.repeat(niveaux) + fin.repeat(niveaux))

/** Archives, XML, workbooks, pixels, drawings, regular expressions, depth. */
export const fabriquerBombes = async (): Promise<Readonly<Record<string, Bombe>>> => {
  const zeros = await enZip([{ nom: 'zeros.txt', contenu: Buffer.alloc(100 * MIO) }])
  const enPoupees = await enZip(Array.from({ length: 20 }, (_, n) => ({ nom: `${n}.zip`, contenu: zeros })))
  const lignes = Buffer.from(`<sheetData>${'<row><c t="s"><v>0</v></c></row>'.repeat(500_000)}</sheetData>`)
  const programme = (contenu: Buffer): Promise<Buffer> =>
    enZip([
      { nom: 'programme.json', contenu },
      { nom: 'charte.html', contenu: Buffer.from('<p>Charte</p>') },
      { nom: 'exigences.xlsx', contenu: zeros },
    ])
  return {
    'zip de zéros': { nom: 'zeros.zip', contenu: zeros },
    'zip de zips': { nom: 'poupees.zip', contenu: enPoupees },
    'zip aux entrées sans nombre': {
      nom: 'entrees.zip',
      contenu: await enZip(Array.from({ length: 20_000 }, (_, n) => ({ nom: `${n}.txt`, contenu: Buffer.from('x') }))),
    },
    'entités XML': { nom: 'rires.xml', contenu: Buffer.from(RIRES(9)) },
    'XML profond': { nom: 'profond.xml', contenu: imbrique('<a>', '</a>', 400_000) },
    'JSON profond': { nom: 'profond.json', contenu: imbrique('[', ']', 1_000_000) },
    'classeur qui enfle': { nom: 'classeur.xlsx', contenu: await classeur(lignes) },
    'classeur aux entités': { nom: 'entites.xlsx', contenu: await classeur(Buffer.from(RIRES(9))) },
    pixels: { nom: 'pixels.png', contenu: pngDe(20_000) },
    'dessin emboîté': { nom: 'dessin.pdf', contenu: pdfEmboite(12) },
    'programme profond': { nom: 'programme.zip', contenu: await programme(imbrique('[', ']', 1_000_000)) },
    'programme qui enfle': { nom: 'programme.zip', contenu: await programme(Buffer.alloc(100 * MIO, ' ')) },
  }
}

/** For what is read line by line: what a careless expression would go back over for ever. */
export const MANIFESTE_RETORS = Array.from(
  { length: 8 },
  () => `${' '.repeat(3_000)}${'a'.repeat(3_000)}!;${'https://'.repeat(300)}`,
).join('\n')
