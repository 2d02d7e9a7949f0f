import { urlAvec } from '../../../ui/index.ts'

/** The public addresses of the register: written nowhere else. */
export const cheminsRegistre = {
  registre: (): string => '/registre',
  registreJson: (): string => '/registre.json',
  solution: (reference: string): string => `/registre/${reference}`,
  solutionJson: (reference: string): string => `/registre/${reference}.json`,
  /** `numero`: a reference, looked up at once; the address that attestations bear. */
  verifier: (numero?: string): string => (numero === undefined ? '/verifier' : `/verifier?numero=${numero}`),
} as const

/** REF-5 — the addresses of white labels: a company's, under its product; the agency's. */
export const cheminsMarques = {
  /** `saisie`: what is already filled in. */
  demande: (produitId: string, saisie?: { readonly reference: string; readonly contrat?: string }): string =>
    urlAvec(`/produits/${produitId}/marque-blanche`, { ...saisie }),
  /** The check page of what was sent: the reference, and the id of the contract that was received. */
  verification: (produitId: string, saisie?: { readonly reference: string; readonly contrat: string }): string =>
    urlAvec(`/produits/${produitId}/marque-blanche/verification`, { ...saisie }),
  marque: (produitId: string, id: string): string => `/produits/${produitId}/marques-blanches/${id}`,
  contrat: (produitId: string, id: string): string => `/produits/${produitId}/marques-blanches/${id}/contrat`,
  agence: (): string => '/agence/marques-blanches',
  pourLAgence: (id: string): string => `/agence/marques-blanches/${id}`,
  contratPourLAgence: (id: string): string => `/agence/marques-blanches/${id}/contrat`,
} as const
