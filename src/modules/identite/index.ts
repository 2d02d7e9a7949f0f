import type { Route } from '../../platform/http/contract.ts'
import { routesCgu } from './web/cgu.route.ts'
import { routesConnexion } from './web/connexion.route.ts'
import type { DepsIdentite } from './web/deps.ts'

export { composerIdentite, habilitationsDeLExploitant, type Identite, type ReglagesIdentite } from './composition.ts'
export { type Correspondance, correspondanceParDefaut, type Representant } from './domain/profil.ts'
export { accueilDe, retourSur } from './domain/retour.ts'
export { type Texte, type Textes, textesEnVigueur } from './domain/textes.ts'
export {
  type AgentLu,
  agents,
  type ConsentementLu,
  consentementsDe,
  courrielsDesAgents,
  donneesCompte,
  donneesRepresentant,
  type EntrepriseLue,
  lirePersonne,
  type PersonneLue,
  type RepresentantLegal,
  representantLegal,
} from './queries/personnes.ts'
export type { ChangerHabilitation, RefusHabilitation } from './use-cases/changer-habilitation.ts'
export type { Compte, Fournisseur } from './use-cases/ports.ts'
export { cheminsIdentite } from './web/chemins.ts'
export type { DepsIdentite } from './web/deps.ts'

/** IDN-1, IDN-5, IDN-6 — signing in and out, and what is accepted at first entry. */
export const routesIdentite = (deps: DepsIdentite): readonly Route[] => [...routesConnexion(deps), ...routesCgu(deps)]
