import type { RoleAgent } from '../../../kernel/acteur.ts'
import type { Candidature } from './candidature.ts'

/** Whose turn it is at the agency, in the statuses in which a whole file waits for it. */
export const roleEnCharge = {
  candidature_administrative: 'gestionnaire',
  eligibilite: 'gestionnaire',
  prete_pour_convention: 'gestionnaire',
  convention_signee: 'secretaire_college',
  prete_pour_decision: 'secretaire_college',
  inscrite_au_college: 'secretaire_college',
  attribuee: 'direction',
} as const satisfies Partial<Record<Candidature['statut'], RoleAgent>>
export type StatutEnAttente = keyof typeof roleEnCharge
