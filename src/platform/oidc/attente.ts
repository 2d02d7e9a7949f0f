import { createHash } from 'node:crypto'
import type { Biscuit } from '../http/contract.ts'
import { creerSceau } from './scelle.ts'

/** What must be found again when the person comes back from the provider: in their browser, unreadable to it. */
export type Attente = {
  readonly state: string
  readonly nonce: string
  readonly verificateur: string
  /** Where the provider sends back to: an origin of ours. */
  readonly origine: string
  /** Where the person was going: a path. */
  readonly retour: string
}

/** How long somebody may take to sign in. */
const DUREE_S = 15 * 60

/** One cookie per attempt, so that two tabs can sign in at once. */
const nomDe = (state: string): string =>
  `connexion_${createHash('sha256').update(state).digest('base64url').slice(0, 12)}`

export type Attentes = {
  readonly garder: (attente: Attente) => Biscuit
  /** What was kept for this `state`, once: null when there is none, when it was used or is too old. */
  readonly reprendre: (state: string, lire: (nom: string) => string | undefined) => Attente | null
  /** Removes the cookie. */
  readonly effacer: (state: string) => Biscuit
}

type Garde = Attente & { readonly avant: number }

const enGarde = (clair: string): Garde => JSON.parse(clair) as Garde

/**
 * Bound to the browser by its cookie, to us by its seal, to once by a memory of those that came back. The provider refuses
 * a code used twice; this refuses it before asking.
 */
export const creerAttentes = (secret: string | Uint8Array, maintenant: () => number = () => Date.now()): Attentes => {
  const sceau = creerSceau(secret, 'connexion')
  const reprises = new Map<string, number>()
  const oublier = (): void => {
    for (const [state, avant] of reprises) if (avant < maintenant()) reprises.delete(state)
  }
  return {
    garder: attente => {
      const garde: Garde = { ...attente, avant: maintenant() + DUREE_S * 1000 }
      return { nom: nomDe(attente.state), valeur: sceau.sceller(JSON.stringify(garde)), dureeSecondes: DUREE_S }
    },
    reprendre: (state, lire) => {
      const scelle = lire(nomDe(state))
      const clair = scelle === undefined ? null : sceau.ouvrir(scelle)
      if (clair === null) return null
      const { avant, ...attente } = enGarde(clair)
      if (attente.state !== state || avant < maintenant() || reprises.has(state)) return null
      oublier()
      reprises.set(state, avant)
      return attente
    },
    effacer: state => ({ nom: nomDe(state), valeur: '', dureeSecondes: 0 }),
  }
}
