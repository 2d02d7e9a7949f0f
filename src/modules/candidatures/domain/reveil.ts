import type { RoleAgent } from '../../../kernel/acteur.ts'
import { estAvant, type Instant, joursAvant, plusHeures } from '../../../kernel/temps.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { Candidature } from './candidature.ts'
import { cleEcheance, type Echeance, type EcheanceQuiFerme, echeances, echeancesDepassees } from './echeances.ts'
import { effetAProposer, prononceeParLHorloge } from './horloge.ts'
import { suite, type Tache } from './suite.ts'

/** JAL-6 — one reminder of one deadline. `avance`: how long ahead, as the programme says it: « 7j », « 24h ». */
export type Rappel = { readonly echeance: Echeance; readonly avance: string; readonly quand: Instant }

/** Names a reminder of a candidature: sent once, whatever runs twice. */
export const cleRappel = ({ echeance, avance }: Pick<Rappel, 'echeance' | 'avance'>): string =>
  `${cleEcheance(echeance)}:${avance}`

/** P19 — what the clock does of a deadline that has passed: pronounce it where the programme says so, else propose it. */
export type Effet = { readonly type: 'constater' | 'proposer'; readonly echeance: EcheanceQuiFerme }

/** What a candidature asks of the clock at one moment. */
export type AFaire = { readonly rappels: readonly Rappel[]; readonly effet: Effet | null }

/**
 * JAL-6 — the reminders of a deadline, the first one first: in civil days ahead of a milestone, in hours ahead of a delay. None
 * when the delay was not running yet: a reminder that comes with the request reminds nobody of anything.
 */
export const rappelsDe = (echeance: Echeance, { rappels }: Dispositif): readonly Rappel[] => {
  const { quand, depuis, objet } = echeance
  const prevus =
    objet.kind === 'jalon'
      ? rappels.jalons.map(jours => ({ echeance, avance: `${jours}j`, quand: joursAvant(quand, jours) }))
      : rappels.delais.map(heures => ({ echeance, avance: `${heures}h`, quand: plusHeures(quand, -heures) }))
  return prevus
    .filter(rappel => depuis === null || estAvant(depuis, rappel.quand))
    .sort((a, b) => (a.quand < b.quand ? -1 : 1))
}

/**
 * When the clock has to look at this candidature next: `now` when something is due already, else the next end of a delay or
 * reminder of one. `null`: nothing will fall due unless somebody acts.
 */
export const prochainReveil = (etat: Candidature, dispositif: Dispositif, now: Instant): Instant | null =>
  effetDu(etat, dispositif, now)
    ? now
    : echeances(etat, dispositif)
        .flatMap(echeance => [echeance.quand, ...rappelsDe(echeance, dispositif).map(({ quand }) => quand)])
        .filter(quand => estAvant(now, quand))
        .reduce<Instant | null>((premier, quand) => (premier === null || quand < premier ? quand : premier), null)

/**
 * The same, of a file of which only some chapters are at hand: never later than the true one. What the others waited puts the end
 * of the instruction off (INT-9): without them it may seem to have passed, and the clock is asked to look at the whole at once.
 */
export const prochainReveilDUnePartie = (etat: Candidature, dispositif: Dispositif, now: Instant): Instant | null =>
  echeances(etat, dispositif).some(({ regle, quand }) => regle === 'INT-9' && !estAvant(now, quand))
    ? now
    : prochainReveil(etat, dispositif, now)

/**
 * What is due, when the clock last looked at `depuis`: after hours of stop, one reminder of each deadline and no more, of those
 * that are still ahead; and none once a deadline that closes the file has passed, since it is no longer time.
 */
export const aFaireAuReveil = (
  etat: Candidature,
  dispositif: Dispositif,
  { depuis, now }: { readonly depuis: Instant; readonly now: Instant },
): AFaire => {
  const effet = effetDu(etat, dispositif, now)
  if (echeancesDepassees(etat, dispositif, now).length > 0) return { rappels: [], effet }
  const rappels = echeances(etat, dispositif)
    .filter(({ quand }) => estAvant(now, quand))
    .flatMap(echeance => {
      const dernier = rappelsDe(echeance, dispositif).findLast(({ quand }) => quand <= now)
      return dernier && dernier.quand >= depuis ? [dernier] : []
    })
  return { rappels, effet }
}

const effetDu = (etat: Candidature, dispositif: Dispositif, now: Instant): Effet | null => {
  const automatique = prononceeParLHorloge(etat, dispositif, now)
  if (automatique) return { type: 'constater', echeance: automatique }
  const aProposer = effetAProposer(etat, { dispositif, now })
  return aProposer && { type: 'proposer', echeance: aProposer }
}

/** Whose turn it is at the agency, by role: what their day is made of. */
export const rolesAttendus = (etat: Candidature, dispositif: Dispositif, now: Instant): readonly RoleAgent[] => [
  ...new Set(suite(etat, dispositif, now).flatMap(tache => (estDeLaJournee(tache) ? [tache.role] : []))),
]

/** A task that an agent's day lists: the queue of chapters has its own page (INT-2), and so has what the clock proposes (P19). */
export const estDeLaJournee = (tache: Tache): tache is Extract<Tache, { readonly qui: 'agence' }> =>
  tache.qui === 'agence' &&
  tache.action !== 'prendre_chapitre' &&
  tache.action !== 'instruire_chapitre' &&
  tache.action !== 'constater_echeance'
