import type { RefusClasseur } from '../domain/fautes-import.ts'
import {
  type Cellule,
  type Feuille,
  type LigneFeuille,
  lettresDeColonne,
  lireAdresse,
  rangDeColonne,
} from '../domain/feuille.ts'
import { type Archive, ArchiveRefusee, ouvrirArchive } from './archive.ts'
import { XmlRefuse, lireXml } from './xml.ts'

export class ClasseurRefuse extends Error {
  readonly code: RefusClasseur
  constructor(code: RefusClasseur) {
    super(code)
    this.code = code
  }
}

/** Bytes, once unpacked; rows and merged ranges, in one sheet; shared texts, cells and their characters, in all of them. */
const MAX = {
  octets: 50_000_000,
  lignes: 20_000,
  fusions: 1_000,
  colonnes: 16_384,
  chaines: 500_000,
  cellules: 500_000,
  caracteres: 40_000_000,
}

const texteDe = (archive: Archive, nom: string): string | null => archive.lire(nom)?.toString('utf8') ?? null

/** `_x000D_` stands for a character that XML can't hold; but for tabs and line feeds, none of them says anything, nor does half of one. */
const decoderOoxml = (texte: string): string =>
  texte
    .replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .toWellFormed()

/** The strings that cells point to: the text of all their runs, without the phonetic guides. */
const lireChaines = (xml: string | null): readonly string[] => {
  const chaines: string[] = []
  let courante = ''
  let dansTexte = false
  let phonetique = 0
  if (xml !== null)
    lireXml(xml, {
      ouvrir: nom => {
        if (nom === 'si') courante = ''
        if (nom === 'rPh') phonetique++
        if (nom === 't') dansTexte = phonetique === 0
      },
      texte: texte => {
        if (dansTexte) courante += texte
      },
      fermer: nom => {
        if (nom === 't') dansTexte = false
        if (nom === 'rPh') phonetique--
        if (nom === 'si') chaines.push(decoderOoxml(courante))
        if (chaines.length > MAX.chaines) throw new ClasseurRefuse('trop_lourd')
      },
    })
  return chaines
}

type CelluleBrute = { readonly adresse: string; readonly type: string; valeur: string; formule: boolean }

const interpreter = ({ type, valeur, formule }: CelluleBrute, chaines: readonly string[]): Cellule | null => {
  if (formule) return { kind: 'formule' }
  if (valeur === '') return null
  if (type === 'e') return { kind: 'erreur', valeur }
  if (type === 's') {
    const texte = chaines[Number(valeur)]
    if (texte === undefined) throw new ClasseurRefuse('illisible')
    return texte === '' ? null : { kind: 'texte', texte }
  }
  return { kind: 'texte', texte: type === 'b' ? (valeur === '1' ? 'VRAI' : 'FAUX') : decoderOoxml(valeur) }
}

type Compteur = { cellules: number; caracteres: number }

/** A text shared by many cells weighs in each: what little XML points to a thousand times is counted a thousand times. */
const compter = (compteur: Compteur, cellule: Cellule): void => {
  compteur.cellules++
  compteur.caracteres += cellule.kind === 'texte' ? cellule.texte.length : 0
  if (compteur.cellules > MAX.cellules || compteur.caracteres > MAX.caracteres) throw new ClasseurRefuse('trop_lourd')
}

const lireFeuille = (
  { nom, xml }: { readonly nom: string; readonly xml: string },
  chaines: readonly string[],
  compteur: Compteur,
): Feuille => {
  const lignes = new Map<number, Map<string, Cellule>>()
  const fusions: string[] = []
  let ligne = 0
  let colonne = 0
  let cellule: CelluleBrute | null = null
  let recueillir = false
  const ranger = (brute: CelluleBrute): void => {
    const lue = interpreter(brute, chaines)
    const ou = lireAdresse(brute.adresse)
    if (!ou || rangDeColonne(ou.colonne) > MAX.colonnes) throw new ClasseurRefuse('illisible')
    if (!lue) return
    compter(compteur, lue)
    const deLigne = lignes.get(ou.ligne) ?? new Map<string, Cellule>()
    lignes.set(ou.ligne, deLigne.set(ou.colonne, lue))
    if (lignes.size > MAX.lignes) throw new ClasseurRefuse('trop_de_lignes')
  }
  lireXml(xml, {
    ouvrir: (balise, attribut) => {
      if (balise === 'row') {
        ligne = Number(attribut('r') ?? ligne + 1)
        colonne = 0
      } else if (balise === 'c') {
        const adresse = attribut('r') ?? `${lettresDeColonne(colonne + 1)}${ligne}`
        colonne = rangDeColonne(lireAdresse(adresse)?.colonne ?? '')
        cellule = { adresse, type: attribut('t') ?? 'n', valeur: '', formule: false }
      } else if (balise === 'f' && cellule) cellule.formule = true
      else if (balise === 'v' || balise === 't') recueillir = cellule !== null
      else if (balise === 'rPh') recueillir = false
      else if (balise === 'mergeCell') {
        fusions.push(attribut('ref') ?? '')
        if (fusions.length > MAX.fusions) throw new ClasseurRefuse('trop_de_fusions')
      }
    },
    texte: texte => {
      if (recueillir && cellule) cellule.valeur += texte
    },
    fermer: balise => {
      if (balise === 'v' || balise === 't') recueillir = false
      if (balise !== 'c' || !cellule) return
      ranger(cellule)
      cellule = null
    },
  })
  const ordonnees: readonly LigneFeuille[] = [...lignes]
    .sort(([a], [b]) => a - b)
    .map(([numero, cellules]) => ({ numero, cellules }))
  return { nom, lignes: ordonnees, fusions }
}

/** The sheets, in the order of their tabs: name, and path in the archive. */
const lireSommaire = (archive: Archive): readonly { readonly nom: string; readonly chemin: string }[] => {
  const classeur = texteDe(archive, 'xl/workbook.xml')
  const liens = texteDe(archive, 'xl/_rels/workbook.xml.rels')
  if (classeur === null || liens === null) throw new ClasseurRefuse('pas_un_classeur')
  const cibles = new Map<string, string>()
  lireXml(liens, {
    ouvrir: (nom, attribut) => {
      if (nom !== 'Relationship') return
      const cible = attribut('Target') ?? ''
      cibles.set(attribut('Id') ?? '', cible.startsWith('/') ? cible.slice(1) : `xl/${cible}`)
    },
  })
  const feuilles: { nom: string; chemin: string }[] = []
  lireXml(classeur, {
    ouvrir: (nom, attribut) => {
      const chemin = nom === 'sheet' ? cibles.get(attribut('r:id') ?? attribut('id') ?? '') : undefined
      if (chemin !== undefined) feuilles.push({ nom: attribut('name') ?? '', chemin })
    },
  })
  return feuilles
}

const ouvrir = (octets: Buffer): readonly Feuille[] => {
  if (octets.length > MAX.octets) throw new ClasseurRefuse('trop_grand')
  if (octets.subarray(0, 4).equals(Buffer.from('d0cf11e0', 'hex'))) throw new ClasseurRefuse('ancien_format')
  if (!octets.subarray(0, 2).equals(Buffer.from('PK'))) throw new ClasseurRefuse('pas_un_classeur')
  const archive = ouvrirArchive(octets, { max: MAX.octets })
  const sommaire = lireSommaire(archive)
  const chaines = lireChaines(texteDe(archive, 'xl/sharedStrings.xml'))
  const compteur: Compteur = { cellules: 0, caracteres: 0 }
  return sommaire.flatMap(({ nom, chemin }) => {
    const xml = texteDe(archive, chemin)
    return xml === null ? [] : [lireFeuille({ nom, xml }, chaines, compteur)]
  })
}

/**
 * Reads an .xlsx workbook: sheets, rows, cells by address, merged ranges. Formulas are not evaluated, nothing outside is
 * fetched, and sizes are bounded (50 MB unpacked, 20,000 rows a sheet).
 *
 * @throws ClasseurRefuse
 */
export const lireClasseur = (octets: Buffer): readonly Feuille[] => {
  try {
    const feuilles = ouvrir(octets)
    if (feuilles.every(({ lignes }) => lignes.length === 0)) throw new ClasseurRefuse('vide')
    return feuilles
  } catch (erreur) {
    if (erreur instanceof ArchiveRefusee)
      throw new ClasseurRefuse(erreur.code === 'trop_grande' ? 'trop_grand' : 'illisible')
    if (erreur instanceof XmlRefuse) throw new ClasseurRefuse('illisible')
    throw erreur
  }
}
