import { jourCivil } from '../src/kernel/temps.ts'
import type { Dispositif } from '../src/modules/dispositifs/index.ts'
import { creerMonde, type Ouverture, REGLES } from './creer-monde.ts'
import { derouler } from './derouler.ts'
import { executerEnMemoire } from './memoire.ts'
import type { Monde, Reglages, Regles } from './monde.ts'
import { lireProgrammes } from './programmes.ts'

const debut = jourCivil('2026-01-05')
export const programmes = await lireProgrammes(debut)

const trouver = (vrai: (dispositif: Dispositif) => boolean): Dispositif => {
  const trouve = programmes.find(vrai)
  if (!trouve) throw new Error('aucun programme de cette sorte')
  return trouve
}

/** One with milestones and a place to keep, the lightest of its kind; one that is always open. */
export const borne = trouver(({ guichet, controles }) => guichet === 'borne' && controles.testIntrusion === null)
export const permanent = trouver(({ guichet }) => guichet === 'permanent')

/** A wave small enough for a test. */
export const ouverture = (
  dispositif: Dispositif,
  {
    graine = 'essai',
    regles = {},
    ...reglages
  }: Partial<Reglages> & { graine?: string; regles?: Partial<Regles> } = {},
): Ouverture => ({
  graine,
  debut,
  dispositif,
  reglages: { candidatures: 40, mois: 16, verificateurs: 3, gestionnaires: 1, ...reglages },
  regles: { ...REGLES, ...regles },
})

/** A counter as it stands on its last day. @throws InvariantRompu */
export const vivre = (une: Ouverture): Monde => {
  const monde = creerMonde(une)
  const jeu = derouler(monde)
  const executer = executerEnMemoire(monde)
  for (let pas = jeu.next(); !pas.done; pas = jeu.next(executer(pas.value)));
  return monde
}
