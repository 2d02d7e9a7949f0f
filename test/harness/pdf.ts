import { inflateSync } from 'node:zlib'

/** The text of one of our PDFs, without blanks nor hyphens, which depend on where lines are cut. */
export const texteDuPdf = (pdf: Uint8Array): string => {
  const objets = objetsDe(Buffer.from(pdf))
  return serrer(
    [...objets.values()]
      .filter(({ dictionnaire }) => /\/Type\s*\/Page\b/.test(dictionnaire))
      .map(page => texteDeLaPage(page, objets))
      .join(''),
  )
}

/** As `texteDuPdf` gives a text. */
export const serrer = (texte: string): string => texte.normalize('NFC').replaceAll(/[\s\u200b\u00ad\u2010-]/gu, '')

type Objet = { readonly dictionnaire: string; readonly flux: Buffer | null }
type Objets = ReadonlyMap<number, Objet>

const objetsDe = (pdf: Buffer): Objets => {
  const texte = pdf.toString('latin1')
  return new Map(
    [...texte.matchAll(/(?:^|\n)(\d+) 0 obj\b/g)].map(({ 0: tete, 1: numero, index }): [number, Objet] => {
      const debut = index + tete.length
      const fin = texte.indexOf('endobj', debut)
      const ouvre = texte.indexOf('stream', debut)
      if (ouvre < 0 || ouvre > fin) return [Number(numero), { dictionnaire: texte.slice(debut, fin), flux: null }]
      const dictionnaire = texte.slice(debut, ouvre)
      const depart = ouvre + (texte[ouvre + 6] === '\r' ? 8 : 7)
      const brut = pdf.subarray(depart, depart + Number(/\/Length (\d+)/.exec(dictionnaire)?.[1] ?? 0))
      return [Number(numero), { dictionnaire, flux: dictionnaire.includes('/FlateDecode') ? inflateSync(brut) : brut }]
    }),
  )
}

const reference = (dictionnaire: string, nom: string): number =>
  Number(new RegExp(`/${nom}\\s+(\\d+) 0 R`).exec(dictionnaire)?.[1] ?? -1)

const texteDeLaPage = ({ dictionnaire }: Objet, objets: Objets): string => {
  const ressources = objets.get(reference(dictionnaire, 'Resources'))?.dictionnaire ?? dictionnaire
  const bloc = /\/Font\s*<<([\s\S]*?)>>/.exec(ressources)?.[1] ?? ''
  const polices = new Map(
    [...bloc.matchAll(/\/(\w+)\s+(\d+) 0 R/g)].map(([, nom = '', numero]): [string, ReadonlyMap<string, string>] => [
      nom,
      correspondance(objets.get(reference(objets.get(Number(numero))?.dictionnaire ?? '', 'ToUnicode'))?.flux),
    ]),
  )
  const contenu = objets.get(reference(dictionnaire, 'Contents'))?.flux?.toString('latin1') ?? ''
  let police: ReadonlyMap<string, string> | undefined
  return [...contenu.matchAll(OPERATIONS)]
    .map(([, nom, chaines = '']) => {
      if (nom !== undefined) {
        police = polices.get(nom)
        return ''
      }
      return [...chaines.matchAll(CHAINE)]
        .flatMap(([chaine]) => codesDe(chaine))
        .map(code => police?.get(code) ?? '')
        .join('')
    })
    .join('')
}

/** A string of a content stream, between parentheses or in hexadecimal; the choice of a font, or the strings that are drawn. */
const CHAINE = /\((?:\\[\s\S]|[^\\)])*\)|<[0-9a-fA-F]*>/g
const OPERATIONS =
  /\/(\w+) [\d.]+ Tf|((?:\[(?:\((?:\\[\s\S]|[^\\)])*\)|[^\]])*\]|\((?:\\[\s\S]|[^\\)])*\)|<[0-9a-fA-F]+>)\s*T[jJ])/g

const ECHAPPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** The codes of two bytes of a string, in hexadecimal. */
const codesDe = (chaine: string): readonly string[] => {
  const corps = chaine.slice(1, -1)
  const hexa = chaine.startsWith('<')
    ? corps
    : Buffer.from(
        corps.replaceAll(/\\([0-7]{1,3}|[\s\S])/g, (_, signe: string) =>
          /^[0-7]/.test(signe) ? String.fromCharCode(Number.parseInt(signe, 8)) : (ECHAPPES[signe] ?? signe),
        ),
        'latin1',
      ).toString('hex')
  return hexa.toUpperCase().match(/.{4}/g) ?? []
}

const enTexte = (hexa: string): string =>
  String.fromCharCode(...(hexa.match(/.{4}/g) ?? []).map(unite => Number.parseInt(unite, 16)))

/** What each code of a font stands for. */
const correspondance = (flux: Buffer | null | undefined): ReadonlyMap<string, string> => {
  const table = flux?.toString('latin1') ?? ''
  return new Map(
    [...table.matchAll(/<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>(?=\s*\n)/g)].map(([, code = '', hexa = '']) => [
      code.toUpperCase(),
      enTexte(hexa),
    ]),
  )
}
