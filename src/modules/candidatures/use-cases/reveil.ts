import type { Contexte } from '../domain/contexte.ts'
import type { Candidature } from '../domain/candidature.ts'
import { propositionEnCours } from '../domain/horloge.ts'
import { prochainReveil, prochainReveilDUnePartie, rolesAttendus } from '../domain/reveil.ts'
import type { Reveil } from './ports.ts'

type Situation = Pick<Contexte, 'dispositif' | 'now'> & { readonly etat: Candidature }

/** What is written with a state for the clock and for the agency's day. */
export const reveilDe = ({ etat, dispositif, now }: Situation, portee: Reveil['portee']): Reveil => ({
  portee,
  quand: (portee === 'partielle' ? prochainReveilDUnePartie : prochainReveil)(etat, dispositif, now),
  attend: rolesAttendus(etat, dispositif, now),
  proposeA: propositionEnCours(etat, { dispositif, now })?.agent.id ?? null,
  le: now,
})
