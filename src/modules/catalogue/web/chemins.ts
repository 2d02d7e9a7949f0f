/** The addresses of the catalogue: written nowhere else. */
export const cheminsCatalogue = {
  produits: (): string => '/produits',
  nouveau: (): string => '/produits/nouveau',
  produit: (id: string): string => `/produits/${id}`,
  modifier: (id: string): string => `/produits/${id}/modifier`,
  /** `numero`: the candidature to go back to afterwards. */
  collaborateurs: (id: string, numero?: string): string =>
    `/produits/${id}/collaborateurs${numero === undefined ? '' : `?candidature=${numero}`}`,
  retrait: (id: string, personneId: string, numero?: string): string =>
    `/produits/${id}/collaborateurs/${personneId}/retrait${numero === undefined ? '' : `?candidature=${numero}`}`,
  engager: (id: string): string => `/demarches?produit=${id}`,
  marqueBlanche: (id: string): string => `/produits/${id}/marque-blanche`,
  candidature: (numero: string): string => `/candidatures/${numero}`,
} as const

/** The way from the home page to the products, for breadcrumbs. */
export const versProduits = [
  { libelle: 'Tableau de bord', href: '/tableau-de-bord' },
  { libelle: 'Produits', href: cheminsCatalogue.produits() },
] as const

/** The number of a candidature given in an address to come back to; anything else is ignored, never followed. */
export const numeroDeRetour = (texte: unknown): string | undefined =>
  typeof texte === 'string' && /^[A-Z0-9]{10}$/.test(texte) ? texte : undefined
