import { estAgent } from '../../kernel/acteur.ts'
import type { Acces, Connecte } from './contract.ts'

/** May this person call a route of this access? Whose candidature it is comes after, in the use-case. */
export const autorise = (acces: Acces, connecte: Connecte | null): boolean => {
  if (acces.qui === 'public') return true
  if (!connecte) return false
  switch (acces.qui) {
    case 'connecte':
      return true
    case 'editeur':
      return connecte.acteur.kind === 'editeur'
    case 'agent':
      return estAgent(connecte.acteur, ...(acces.roles ?? []))
  }
}

/** Where to sign in from, and come back to. */
export const versConnexion = (retour: string): string => `/connexion?retour=${encodeURIComponent(retour)}`
