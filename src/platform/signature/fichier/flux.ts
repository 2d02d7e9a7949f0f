import { inflateSync } from 'node:zlib'
import { type Dico, entier, type Flux, illisible, nomDe, type Valeur } from './objets.ts'

/** What a stream of objects or of references may hold once inflated: those of real files are a hundred times smaller. */
const DECOMPRESSE_MAX = 32 * 1024 * 1024

const seul = (valeur: Valeur | undefined): Valeur | undefined =>
  valeur?.genre === 'tableau' && valeur.valeurs.length === 1 ? valeur.valeurs[0] : valeur

/** The content of a stream that is plain or deflated, with the PNG predictor of the streams of references. */
export const decompresser = (octets: Buffer, { dico, debut }: Flux): Buffer => {
  const longueur = entier(dico.entrees.get('Length'))
  if (longueur === null || debut + longueur > octets.length) return illisible('longueur de flux fausse')
  const donnees = octets.subarray(debut, debut + longueur)
  const filtre = seul(dico.entrees.get('Filter'))
  if (filtre === undefined) return donnees
  if (nomDe(filtre) !== 'FlateDecode') return illisible('filtre inconnu')
  return predire(gonfler(donnees), seul(dico.entrees.get('DecodeParms')))
}

const gonfler = (donnees: Buffer): Buffer => {
  try {
    return inflateSync(donnees, { maxOutputLength: DECOMPRESSE_MAX })
  } catch {
    return illisible('flux compressé faux')
  }
}

const predire = (donnees: Buffer, parametres: Valeur | undefined): Buffer => {
  const entrees: Dico['entrees'] = parametres?.genre === 'dico' ? parametres.entrees : new Map()
  const predicteur = entier(entrees.get('Predictor')) ?? 1
  if (predicteur === 1) return donnees
  const largeur = entier(entrees.get('Columns')) ?? 1
  if (predicteur < 10 || largeur < 1 || largeur > 1000) return illisible('prédicteur inconnu')
  const lignes = Math.floor(donnees.length / (largeur + 1))
  const sortie = Buffer.alloc(lignes * largeur)
  for (let l = 0; l < lignes; l++) {
    const genre = donnees[l * (largeur + 1)] ?? 0
    for (let c = 0; c < largeur; c++) {
      const lu = donnees[l * (largeur + 1) + 1 + c] ?? 0
      const gauche = c > 0 ? (sortie[l * largeur + c - 1] ?? 0) : 0
      const dessus = l > 0 ? (sortie[(l - 1) * largeur + c] ?? 0) : 0
      const diagonale = c > 0 && l > 0 ? (sortie[(l - 1) * largeur + c - 1] ?? 0) : 0
      sortie[l * largeur + c] = lu + prediction(genre, gauche, dessus, diagonale)
    }
  }
  return sortie
}

const prediction = (genre: number, gauche: number, dessus: number, diagonale: number): number => {
  switch (genre) {
    case 0:
      return 0
    case 1:
      return gauche
    case 2:
      return dessus
    case 3:
      return (gauche + dessus) >> 1
    case 4:
      return paeth(gauche, dessus, diagonale)
    default:
      return illisible('prédicteur inconnu')
  }
}

const paeth = (a: number, b: number, c: number): number => {
  const p = a + b - c
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)]
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
}
