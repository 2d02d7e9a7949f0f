import type { FaitsLus } from '../../domain/precontrole.ts'
import type { Source } from './source.ts'

const ELEMENTS_MAX = 300
const CONTENU_MAX = 16

const ID = {
  EBML: 0x1a45dfa3,
  SEGMENT: 0x18538067,
  INFO: 0x1549a966,
  ECHELLE: 0x2ad7b1,
  DUREE: 0x4489,
  PISTES: 0x1654ae6b,
  PISTE: 0xae,
  IMAGE: 0xe0,
  LARGEUR: 0xb0,
  HAUTEUR: 0xba,
  GRAPPE: 0x1f43b675,
} as const

/** What has others within it that matter here. */
const CONTENANTS: readonly number[] = [ID.SEGMENT, ID.INFO, ID.PISTES, ID.PISTE, ID.IMAGE]

type Element = { readonly id: number; readonly debut: number; readonly fin: number }

/** A number of EBML: its first byte says by its leading zeros how many follow. `marque`: whether that bit is kept, as in an id. */
const nombre = (octets: Buffer, ici: number, marque: boolean): { valeur: number; longueur: number } | null => {
  const premier = octets[ici]
  if (premier === undefined || premier === 0) return null
  const longueur = Math.clz32(premier) - 23
  if (ici + longueur > octets.length) return null
  let valeur = marque ? premier : premier & (0xff >> longueur)
  let tousUn = (premier | ((0xff << (8 - longueur)) & 0xff)) === 0xff
  for (const octet of octets.subarray(ici + 1, ici + longueur)) {
    valeur = valeur * 256 + octet
    tousUn &&= octet === 0xff
  }
  // All ones: « not known », hence to the end.
  return { valeur: !marque && tousUn ? Number.POSITIVE_INFINITY : valeur, longueur }
}

const elementA = async (source: Source, ici: number, fin: number): Promise<Element | null> => {
  const tete = await source.lire(ici, 12)
  const id = nombre(tete, 0, true)
  const taille = id && nombre(tete, id.longueur, false)
  if (!id || id.longueur > 4 || !taille) return null
  const debut = ici + id.longueur + taille.longueur
  return { id: id.valeur, debut, fin: Math.min(debut + taille.valeur, fin) }
}

/** WebM, Matroska: `Info/Duration` and the size of the first track that has one, both before the first cluster. */
export const lireMatroska = async (source: Source): Promise<FaitsLus> => {
  const lus = new Map<number, Buffer>()
  let ici = 0
  let segment = false
  for (let reste = ELEMENTS_MAX; reste > 0 && ici < source.taille; reste--) {
    const element = await elementA(source, ici, source.taille)
    if (element === null || element.id === ID.GRAPPE) break
    segment ||= element.id === ID.SEGMENT
    if (CONTENANTS.includes(element.id)) {
      // The children follow: what closes is of no use here.
      ici = element.debut
      continue
    }
    const { id, debut, fin } = element
    if (id !== ID.EBML && fin - debut <= CONTENU_MAX && !lus.has(id)) lus.set(id, await source.lire(debut, fin - debut))
    ici = fin
  }
  if (!segment) return { kind: 'illisible', de: 'video', raison: 'mal_forme' }
  const echelle = entier(lus.get(ID.ECHELLE)) ?? 1_000_000
  const duree = flottant(lus.get(ID.DUREE))
  return {
    kind: 'video',
    dureeMs: duree === null ? null : Math.round((duree * echelle) / 1_000_000),
    largeur: entier(lus.get(ID.LARGEUR)),
    hauteur: entier(lus.get(ID.HAUTEUR)),
  }
}

const entier = (octets: Buffer | undefined): number | null =>
  octets === undefined || octets.length === 0 || octets.length > 6 ? null : octets.readUIntBE(0, octets.length)

const flottant = (octets: Buffer | undefined): number | null => {
  const lu = octets?.length === 4 ? octets.readFloatBE(0) : octets?.length === 8 ? octets.readDoubleBE(0) : Number.NaN
  return Number.isFinite(lu) && lu > 0 && lu < 1e12 ? lu : null
}
