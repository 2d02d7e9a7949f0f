import { createHash } from 'node:crypto'
import type { Document } from './document.ts'
import { avec, brut, type Dico, ecrire, ref, tableau, type Valeur } from './objets.ts'

/** An object to write: `contenu` is its text, one byte a character. */
export type ObjetAEcrire = { readonly num: number; readonly gen: number; readonly contenu: string }

export type Revision = {
  /** The file as it was, byte for byte, then the new objects and their references. */
  readonly octets: Buffer
  /** Where each object's content begins in the file. */
  readonly debuts: ReadonlyMap<number, number>
}

/** Entries of a trailer that belong to the stream of references that carries it. */
const propresAuFlux = new Set(['Type', 'Index', 'W', 'Length', 'Filter', 'DecodeParms', 'XRefStm', 'Size', 'Prev'])

/** Appends a revision: nothing of what is there moves or changes, which is what keeps earlier signatures valid. */
export const ajouterRevision = (document: Document, objets: readonly ObjetAEcrire[]): Revision => {
  const debuts = new Map<number, number>()
  const adresses: { readonly num: number; readonly gen: number; readonly adresse: number }[] = []
  let texte = '\n'
  for (const { num, gen, contenu } of objets.toSorted((a, b) => a.num - b.num)) {
    const entete = `${num} ${gen} obj\n`
    adresses.push({ num, gen, adresse: document.octets.length + texte.length })
    debuts.set(num, document.octets.length + texte.length + entete.length)
    texte += `${entete}${contenu}\nendobj\n`
  }
  const adresse = document.octets.length + texte.length
  const taille = Math.max(document.table.taille, ...objets.map(({ num }) => num + 1))
  const remorque = remorqueSuivante(document)
  texte +=
    document.table.forme === 'table'
      ? enTable(adresses, avec(remorque, { Size: brut(String(taille)) }))
      : enFlux([...adresses, { num: taille, gen: 0, adresse }], avec(remorque, { Size: brut(String(taille + 1)) }))
  texte += `startxref\n${adresse}\n%%EOF\n`
  return { octets: Buffer.concat([document.octets, Buffer.from(texte, 'latin1')]), debuts }
}

type Adresse = { readonly num: number; readonly gen: number; readonly adresse: number }

/** Root, Info and the file's own identifier stay; the second half of /ID names the new revision (ISO 32000-1, 14.4). */
const remorqueSuivante = (document: Document): Dico => {
  const { remorque, debut } = document.table
  const gardees = [...remorque.entrees].filter(([cle]) => !propresAuFlux.has(cle))
  const dico: Dico = { genre: 'dico', entrees: new Map(gardees) }
  const ids = document.suivre(remorque.entrees.get('ID'))
  const premier: Valeur | undefined = ids?.genre === 'tableau' ? ids.valeurs[0] : undefined
  const empreinte = createHash('sha256').update(document.octets).digest('hex').slice(0, 32).toUpperCase()
  return avec(dico, {
    Prev: brut(String(debut)),
    ...(premier ? { ID: tableau([premier, brut(`<${empreinte}>`)]) } : {}),
  })
}

const groupes = (adresses: readonly Adresse[]): readonly (readonly Adresse[])[] => {
  const suites: Adresse[][] = []
  for (const adresse of adresses) {
    const derniere = suites.at(-1)
    if (derniere?.at(-1)?.num === adresse.num - 1) derniere.push(adresse)
    else suites.push([adresse])
  }
  return suites
}

const enTable = (adresses: readonly Adresse[], remorque: Dico): string => {
  const sections = groupes(adresses).map(suite => {
    const lignes = suite.map(({ adresse, gen }) => `${pad(adresse, 10)} ${pad(gen, 5)} n \n`)
    return `${suite[0]?.num} ${suite.length}\n${lignes.join('')}`
  })
  return `xref\n${sections.join('')}trailer\n${ecrire(remorque)}\n`
}

const pad = (nombre: number, largeur: number): string => String(nombre).padStart(largeur, '0')

const enFlux = (adresses: readonly Adresse[], remorque: Dico): string => {
  const contenu = Buffer.alloc(adresses.length * 7)
  adresses.forEach(({ adresse, gen }, i) => {
    contenu.writeUInt8(1, i * 7)
    contenu.writeUInt32BE(adresse, i * 7 + 1)
    contenu.writeUInt16BE(gen, i * 7 + 5)
  })
  const nombres = (valeurs: readonly number[]): Valeur => tableau(valeurs.map(v => brut(String(v))))
  const dico = avec(remorque, {
    Type: { genre: 'nom', nom: 'XRef' },
    W: nombres([1, 4, 2]),
    Index: nombres(groupes(adresses).flatMap(suite => [suite[0]?.num ?? 0, suite.length])),
    Length: brut(String(contenu.length)),
  })
  const num = adresses.at(-1)?.num ?? 0
  return `${num} 0 obj\n${ecrire(dico)}\nstream\n${contenu.toString('latin1')}\nendstream\nendobj\n`
}

export const nouvelleRef = (document: Document, rang: number): ReturnType<typeof ref> =>
  ref(document.table.taille + rang)
