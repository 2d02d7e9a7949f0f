import { numeroDePage } from '../../../platform/http/lecture.ts'
import { comparerVersions } from '../domain/versions.ts'
import type { ProduitLu } from '../queries/produits.ts'

export const TAILLE_PAGE = 25

/** How a list of products is asked for: what its address says. */
export type Choix = {
  readonly recherche: string
  readonly tri: { readonly par: 'nom' | 'version' | 'responsable' | 'enregistre'; readonly sens: 'asc' | 'desc' }
  readonly page: number
}

/** Reads an address; whatever it says that means nothing is as if it said nothing. */
export const lireChoix = (query: Readonly<Record<string, string>>): Choix => {
  const par = (['version', 'responsable', 'enregistre'] as const).find(nom => nom === query['tri']) ?? 'nom'
  return {
    recherche: (query['q'] ?? '').trim(),
    tri: { par, sens: query['sens'] === 'desc' ? 'desc' : 'asc' },
    page: numeroDePage(query),
  }
}

const ordre = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' })

const comparaisons: Readonly<Record<Choix['tri']['par'], (a: ProduitLu, b: ProduitLu) => number>> = {
  nom: (a, b) => ordre.compare(a.nom, b.nom) || comparerVersions(a.version, b.version),
  version: (a, b) => comparerVersions(a.version, b.version) || ordre.compare(a.nom, b.nom),
  responsable: (a, b) => ordre.compare(a.responsable, b.responsable) || ordre.compare(a.nom, b.nom),
  enregistre: (a, b) => ordre.compare(a.enregistreLe, b.enregistreLe),
}

const sansAccent = (texte: string): string =>
  texte
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()

/** The products of one page of a list, among those that match every word of the search. */
export const choisir = (
  produits: readonly ProduitLu[],
  { recherche, tri, page }: Choix,
): { readonly lignes: readonly ProduitLu[]; readonly total: number; readonly pages: number } => {
  const mots = sansAccent(recherche).split(/\s+/)
  const retenus = produits.filter(({ nom, version, reference, responsable, nil }) => {
    const texte = sansAccent(`${nom} ${version} ${reference} ${responsable} ${nil ?? ''}`)
    return mots.every(mot => texte.includes(mot))
  })
  const sens = tri.sens === 'asc' ? 1 : -1
  const tries = retenus.toSorted((a, b) => sens * comparaisons[tri.par](a, b))
  const debut = (page - 1) * TAILLE_PAGE
  return {
    lignes: tries.slice(debut, debut + TAILLE_PAGE),
    total: tries.length,
    pages: Math.ceil(tries.length / TAILLE_PAGE),
  }
}
