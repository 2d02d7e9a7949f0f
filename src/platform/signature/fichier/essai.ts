import { deflateSync } from 'node:zlib'

type Objet = { readonly num: number; readonly contenu: string | Buffer }

const assembler = (
  objets: readonly Objet[],
): { readonly corps: Buffer; readonly adresses: ReadonlyMap<number, number> } => {
  const adresses = new Map<number, number>()
  let corps = Buffer.from('%PDF-1.7\n%\x80\x80\x80\x80\n', 'latin1')
  for (const { num, contenu } of objets) {
    adresses.set(num, corps.length)
    const octets = typeof contenu === 'string' ? Buffer.from(contenu, 'latin1') : contenu
    corps = Buffer.concat([corps, Buffer.from(`${num} 0 obj\n`), octets, Buffer.from('\nendobj\n')])
  }
  return { corps, adresses }
}

const flux = (dico: string, contenu: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`<<${dico} /Length ${contenu.length}>>\nstream\n`), contenu, Buffer.from('\nendstream')])

/** A one-page file of PDF 1.5 kind: catalogue and pages in a stream of objects, references in a stream with a predictor. */
export const enFluxDeReferences = (): Buffer => {
  const dedans = [
    '<</Type /Catalog /Pages 2 0 R>>',
    '<</Type /Pages /Kids [3 0 R] /Count 1>>',
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>>',
  ]
  let decalage = 0
  const entetes = dedans.map((objet, i) => {
    const entete = `${i + 1} ${decalage}`
    decalage += objet.length + 1
    return entete
  })
  const index = `${entetes.join(' ')} `
  const paquet = deflateSync(Buffer.from(index + dedans.join(' ')))
  const { corps, adresses } = assembler([
    { num: 4, contenu: flux(`/Type /ObjStm /N 3 /First ${index.length} /Filter /FlateDecode`, paquet) },
  ])
  const lignes = [
    [0, 0, 0],
    [2, 4, 0],
    [2, 4, 1],
    [2, 4, 2],
    [1, adresses.get(4) ?? 0, 0],
    [1, corps.length, 0],
  ].map(([genre = 0, a = 0, b = 0]) => [genre, a >> 8, a & 0xff, b])
  // The « up » predictor: each byte is its difference with the one above.
  const predites = lignes.map((ligne, i) => [2, ...ligne.map((octet, c) => (octet - (lignes[i - 1]?.[c] ?? 0)) & 0xff)])
  const references = deflateSync(Buffer.from(predites.flat()))
  const dico =
    '/Type /XRef /Size 6 /W [1 2 1] /Root 1 0 R /ID [<AA> <AA>] /Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns 4>>'
  return Buffer.concat([
    corps,
    Buffer.from('5 0 obj\n'),
    flux(dico, references),
    Buffer.from(`\nendobj\nstartxref\n${corps.length}\n%%EOF\n`),
  ])
}

/** A file of classic kind made of these objects, the first being the catalogue. */
export const enTable = (objets: readonly string[], remorque = ''): Buffer => {
  const { corps, adresses } = assembler(objets.map((contenu, i) => ({ num: i + 1, contenu })))
  const lignes = [...adresses.values()].map(adresse => `${String(adresse).padStart(10, '0')} 00000 n \n`)
  const table = `xref\n0 ${objets.length + 1}\n0000000000 65535 f \n${lignes.join('')}`
  const fin = `trailer\n<</Size ${objets.length + 1} /Root 1 0 R ${remorque}>>\nstartxref\n${corps.length}\n%%EOF\n`
  return Buffer.concat([corps, Buffer.from(table + fin, 'latin1')])
}
