import { lireSections, type Position, type TableDesObjets } from './sections.ts'
import { lexeur } from './lexeur.ts'
import { type Dico, entier, type Flux, illisible, type Ref, type Valeur } from './objets.ts'
import { decompresser } from './flux.ts'

/** A PDF as its last revision shows it. Objects are read when asked for; a damaged one throws `PdfIllisible`. */
export type Document = {
  readonly octets: Buffer
  readonly table: TableDesObjets
  readonly catalogue: Dico
  readonly refCatalogue: Ref
  /** Follows references to their end. */
  readonly suivre: (valeur: Valeur | undefined) => Valeur | undefined
  readonly dico: (valeur: Valeur | undefined) => Dico | null
}

const TAILLE_MAX = 128 * 1024 * 1024
const RENVOIS_MAX = 16
const OBJETS_PAR_FLUX_MAX = 100_000

/** @throws PdfIllisible on anything that is not a whole, unencrypted PDF. */
export const lireDocument = (pdf: Uint8Array): Document => {
  if (pdf.length > TAILLE_MAX) return illisible('fichier trop volumineux')
  const octets = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  if (octets.toString('latin1', 0, 5) !== '%PDF-') return illisible('pas un PDF')
  const table = lireSections(octets)
  if (table.remorque.entrees.has('Encrypt')) return illisible('document chiffré')

  const lus = new Map<number, Valeur>()
  const paquets = new Map<number, ReadonlyMap<number, Valeur>>()

  const aPlat = (num: number, { debut }: Extract<Position, { lieu: 'fichier' }>): Valeur => {
    const lecture = lexeur(octets, debut)
    if (lecture.entier() !== num) return illisible('objet déplacé')
    lecture.entier()
    if (lecture.mot() !== 'obj') return illisible('objet attendu')
    const valeur = lecture.valeur()
    const suite = lecture.mot()
    if (suite === 'endobj') return valeur
    if (suite !== 'stream' || valeur.genre !== 'dico') return illisible('fin d’objet attendue')
    const apres = lecture.position()
    const saut = octets[apres] === 0x0d && octets[apres + 1] === 0x0a ? 2 : 1
    return { genre: 'flux', dico: valeur, debut: apres + saut }
  }

  const enPaquet = (flux: number): ReadonlyMap<number, Valeur> => {
    const connu = paquets.get(flux)
    if (connu) return connu
    const position = table.positions.get(flux)
    if (position?.lieu !== 'fichier') return illisible('flux d’objets introuvable')
    const paquet = aPlat(flux, position)
    if (paquet.genre !== 'flux') return illisible('flux d’objets attendu')
    const lu = depaqueter(octets, paquet)
    paquets.set(flux, lu)
    return lu
  }

  const objet = (num: number): Valeur | undefined => {
    const connu = lus.get(num)
    if (connu) return connu
    const position = table.positions.get(num)
    if (!position || position.lieu === 'libre') return undefined
    const valeur = position.lieu === 'fichier' ? aPlat(num, position) : enPaquet(position.flux).get(num)
    if (valeur) lus.set(num, valeur)
    return valeur
  }

  const suivre = (valeur: Valeur | undefined): Valeur | undefined => {
    let courante = valeur
    for (let renvois = 0; courante?.genre === 'ref'; renvois++) {
      if (renvois > RENVOIS_MAX) return illisible('renvois sans fin')
      courante = objet(courante.num)
    }
    return courante
  }
  const dico = (valeur: Valeur | undefined): Dico | null => {
    const suivie = suivre(valeur)
    return suivie?.genre === 'dico' ? suivie : null
  }

  const refCatalogue = table.remorque.entrees.get('Root')
  const catalogue = dico(refCatalogue)
  if (refCatalogue?.genre !== 'ref' || !catalogue) return illisible('catalogue introuvable')
  return { octets, table, catalogue, refCatalogue, suivre, dico }
}

const depaqueter = (octets: Buffer, paquet: Flux): ReadonlyMap<number, Valeur> => {
  const contenu = decompresser(octets, paquet)
  const nombre = entier(paquet.dico.entrees.get('N'))
  const premier = entier(paquet.dico.entrees.get('First'))
  if (nombre === null || premier === null || nombre > OBJETS_PAR_FLUX_MAX) return illisible('flux d’objets faux')
  const index = lexeur(contenu, 0)
  const couples = Array.from({ length: nombre }, () => [index.entier(), index.entier()] as const)
  return new Map(couples.map(([num, decalage]) => [num, lexeur(contenu, premier + decalage).valeur()]))
}
