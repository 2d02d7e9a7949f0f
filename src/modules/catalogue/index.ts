import type { Route } from '../../platform/http/contract.ts'
import { routesCollaborateurs } from './web/collaborateurs.route.ts'
import type { DepsCatalogue } from './web/deps.ts'
import { routesProduits } from './web/produits.route.ts'

export { type Catalogue, composerCatalogue } from './composition.ts'
export { AUCUN_INTERET, type Interet, interets, libelleInteret } from './domain/interets.ts'
export type { FaitProduit, Fiche, Produit } from './domain/produit.ts'
export type { Saisie } from './domain/saisie.ts'
export { comparerVersions, numeroDeVersionValide } from './domain/versions.ts'
export { FLUX_PRODUIT } from './infra/produits.pg.ts'
export { aAcces, type CollaborateurLu, collaborateursDe, type PersonneLue, personnesDe } from './queries/personnes.ts'
export { lireProduit, type ProduitLu, produitsAccessibles, produitsDe } from './queries/produits.ts'
export { BlocCollaborateurs, type BlocCollaborateursProps } from './web/bloc-collaborateurs.tsx'
export type { CandidatureDuProduit } from './web/candidatures-produit.tsx'
export { cheminsCatalogue } from './web/chemins.ts'
export type { DepsCatalogue } from './web/deps.ts'

/** PRD-1 to PRD-4 — the pages of the catalogue, for the people of a company. */
export const routesCatalogue = (deps: DepsCatalogue): readonly Route[] => [
  ...routesProduits(deps),
  ...routesCollaborateurs(deps),
]
