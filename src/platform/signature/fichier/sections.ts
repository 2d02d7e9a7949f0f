import { decompresser } from './flux.ts'
import { lexeur } from './lexeur.ts'
import { type Dico, entier, illisible, nomDe, type Valeur } from './objets.ts'

/** Where an object is: at a byte of the file, in a stream of objects, or nowhere any more. */
export type Position =
  | { readonly lieu: 'fichier'; readonly debut: number; readonly gen: number }
  | { readonly lieu: 'paquet'; readonly flux: number }
  | { readonly lieu: 'libre' }

/** The file's references, newest revision first. */
export type TableDesObjets = {
  readonly positions: ReadonlyMap<number, Position>
  /** The newest trailer, or the newest stream of references' dictionary. */
  readonly remorque: Dico
  /** How the newest revision writes its references: an update follows suit. */
  readonly forme: 'table' | 'flux'
  /** The byte that the last `startxref` gives. */
  readonly debut: number
  readonly taille: number
}

type Section = {
  readonly dico: Dico
  readonly forme: 'table' | 'flux'
  readonly positions: readonly (readonly [number, Position])[]
}

const SECTIONS_MAX = 200
const OBJETS_MAX = 1_000_000
/** Where the end of a file is looked for. */
const QUEUE = 2048

export const lireSections = (octets: Buffer): TableDesObjets => {
  const debut = debutDesReferences(octets)
  const positions = new Map<number, Position>()
  const vues = new Set<number>()
  let premiere: Section | undefined
  for (let adresse: number | null = debut; adresse !== null; ) {
    if (vues.has(adresse) || vues.size >= SECTIONS_MAX) return illisible('révisions sans fin')
    vues.add(adresse)
    const section: Section = lireSection(octets, adresse)
    premiere ??= section
    for (const [num, position] of section.positions) if (!positions.has(num)) positions.set(num, position)
    if (positions.size > OBJETS_MAX) return illisible('trop d’objets')
    const precedente: Valeur | undefined = section.dico.entrees.get('Prev')
    adresse = precedente === undefined ? null : (entier(precedente) ?? illisible('révision introuvable'))
  }
  if (!premiere) return illisible('références introuvables')
  const taille = entier(premiere.dico.entrees.get('Size'))
  if (taille === null || taille > OBJETS_MAX) return illisible('taille fausse')
  return { positions, remorque: premiere.dico, forme: premiere.forme, debut, taille }
}

const debutDesReferences = (octets: Buffer): number => {
  const queue = octets.toString('latin1', Math.max(0, octets.length - QUEUE))
  const trouve = /startxref\s+(\d{1,12})\s+%%EOF/.exec(queue.slice(Math.max(0, queue.lastIndexOf('startxref'))))
  return trouve ? Number(trouve[1]) : illisible('fin du fichier introuvable')
}

const lireSection = (octets: Buffer, adresse: number): Section => {
  if (adresse >= octets.length) return illisible('références hors du fichier')
  return octets.toString('latin1', adresse, adresse + 4) === 'xref'
    ? lireTable(octets, adresse + 4)
    : lireFlux(octets, adresse)
}

const lireTable = (octets: Buffer, debut: number): Section => {
  const lecture = lexeur(octets, debut)
  const positions: [number, Position][] = []
  for (let mot = lecture.mot(); mot !== 'trailer'; mot = lecture.mot()) {
    if (!/^\d{1,7}$/.test(mot)) return illisible('table fausse')
    const premier = Number(mot)
    const nombre = lecture.entier()
    // Twenty bytes an entry: a table can't announce more than the file holds.
    if (nombre * 18 > octets.length || positions.length + nombre > OBJETS_MAX) return illisible('table fausse')
    for (let n = 0; n < nombre; n++) {
      const [adresse, gen, usage] = [lecture.entier(), lecture.entier(), lecture.mot()]
      if (usage !== 'n' && usage !== 'f') return illisible('table fausse')
      positions.push([premier + n, usage === 'n' ? { lieu: 'fichier', debut: adresse, gen } : { lieu: 'libre' }])
    }
  }
  const dico = lecture.valeur()
  if (dico.genre !== 'dico') return illisible('remorque attendue')
  return { dico, forme: 'table', positions: [...cachees(octets, dico), ...positions] }
}

/** A hybrid file says free, in its table, the objects that it gives in a stream of references. */
const cachees = (octets: Buffer, dico: Dico): Section['positions'] => {
  const adresse = dico.entrees.get('XRefStm')
  if (adresse === undefined) return []
  const { positions } = lireFlux(octets, entier(adresse) ?? illisible('références introuvables'))
  return positions.filter(([, position]) => position.lieu !== 'libre')
}

const lireFlux = (octets: Buffer, debut: number): Section => {
  const lecture = lexeur(octets, debut)
  lecture.entier()
  lecture.entier()
  if (lecture.mot() !== 'obj') return illisible('références attendues')
  const dico = lecture.valeur()
  if (dico.genre !== 'dico' || nomDe(dico.entrees.get('Type')) !== 'XRef' || lecture.mot() !== 'stream')
    return illisible('références attendues')
  const apres = lecture.position()
  const saut = octets[apres] === 0x0d && octets[apres + 1] === 0x0a ? 2 : 1
  const contenu = decompresser(octets, { genre: 'flux', dico, debut: apres + saut })
  return { dico, forme: 'flux', positions: entreesDuFlux(contenu, dico) }
}

const entiersDe = (dico: Dico, cle: string): readonly number[] | null => {
  const valeur = dico.entrees.get(cle)
  if (valeur?.genre !== 'tableau') return null
  return valeur.valeurs.map(v => entier(v) ?? illisible('entier attendu'))
}

const entreesDuFlux = (contenu: Buffer, dico: Dico): readonly (readonly [number, Position])[] => {
  const [l0, l1, l2] = entiersDe(dico, 'W') ?? []
  if (l0 === undefined || l1 === undefined || l2 === undefined || l0 > 1 || l1 < 1 || l1 > 6 || l2 > 4)
    return illisible('largeurs fausses')
  const plages = entiersDe(dico, 'Index') ?? [0, entier(dico.entrees.get('Size')) ?? 0]
  const positions: [number, Position][] = []
  let i = 0
  for (let p = 0; p + 1 < plages.length; p += 2) {
    for (let n = 0; n < (plages[p + 1] ?? 0); n++, i += l0 + l1 + l2) {
      if (i + l0 + l1 + l2 > contenu.length) return illisible('références tronquées')
      const genre = l0 === 0 ? 1 : contenu.readUIntBE(i, l0)
      const a = contenu.readUIntBE(i + l0, l1)
      const b = l2 === 0 ? 0 : contenu.readUIntBE(i + l0 + l1, l2)
      positions.push([(plages[p] ?? 0) + n, positionDe(genre, a, b)])
    }
  }
  return positions
}

const positionDe = (genre: number, a: number, b: number): Position => {
  if (genre === 1) return { lieu: 'fichier', debut: a, gen: b }
  return genre === 2 ? { lieu: 'paquet', flux: a } : { lieu: 'libre' }
}
