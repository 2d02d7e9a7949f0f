import type { Acteur } from '../src/kernel/acteur.ts'
import type { Demande } from './monde.ts'

/** How often someone who has no right to it tries the same act first. */
const CHANCE = 0.01

/** GRP-2 — a member of the group tries what is the lead's to do; an éditeur, what is the agency's; an employee, to sign. */
export const intrusDe = ({ dossier, acteur, commande }: Demande): Demande | null => {
  if (commande.type === 'ouvrirCandidature' || !dossier.hasard.chance(CHANCE)) return null
  return { dossier, acteur: intrus(acteur, commande.type === 'signerConvention', dossier), commande, attendu: 'refuse' }
}

const intrus = (
  acteur: Acteur,
  signature: boolean,
  { autre, salarie, mandataire, groupe }: Demande['dossier'],
): Acteur => {
  if (acteur.kind !== 'editeur') return mandataire
  return signature && !groupe ? salarie : autre
}
