import { signature } from '../../../kernel/acteur.ts'
import { accepter, refuser } from '../../../kernel/decision.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { Candidature, Proposition } from './candidature.ts'
import type { CommandeDe, Contexte, Decision } from './contexte.ts'
import { cleEcheance, type Echeance, type EcheanceQuiFerme, echeances, echeancesDepassees, ferme } from './echeances.ts'
import type { Refus } from './refus.ts'

/**
 * ADM-8, INT-6, JAL-1…3, P19 — an adverse effect is pronounced once the deadline has passed, never before, by its own
 * reason: the first that passed, or for the clock the first that its programme leaves to it.
 */
export const constaterEcheance = (
  etat: Candidature,
  { explication, echeance: vue }: CommandeDe<'constaterEcheance'>,
  contexte: Contexte,
): Decision => {
  const depassees = echeancesDepassees(etat, contexte.dispositif, contexte.now)
  if (depassees.length === 0) return refuser(rienDePasse(etat, contexte))
  const echue = contexte.acteur.kind === 'horloge' ? depassees.find(automatique) : depassees[0]
  if (!echue) return refuser({ code: 'acteur_non_autorise' })
  if (vue !== undefined && vue !== cleEcheance(echue)) return refuser({ code: 'autre_echeance', limite: echue.quand })
  if (explication.trim() === '') return refuser({ code: 'motif_obligatoire' })
  return accepter({
    type: 'CandidatureClose',
    motif: echue.effet,
    explication: explication.trim(),
    ...signature(contexte),
  })
}

/** P19 — the deadline that the clock has to pronounce now: passed, and the programme leaves it to the clock. */
export const prononceeParLHorloge = (
  etat: Candidature,
  dispositif: Dispositif,
  now: Instant,
): EcheanceQuiFerme | null => echeancesDepassees(etat, dispositif, now).find(automatique) ?? null

/** P19 — the deadline that the clock has to propose now, if there is one: passed, not its own to pronounce, not proposed yet. */
export const effetAProposer = (
  etat: Candidature,
  { dispositif, now }: Omit<Contexte, 'acteur'>,
): EcheanceQuiFerme | null => {
  const [premiere] = echeancesDepassees(etat, dispositif, now)
  return premiere && !automatique(premiere) && !dejaProposee(etat, premiere) ? premiere : null
}

/** P19 — what the clock has proposed and no agent has answered, while that deadline is still the one that counts. */
export const propositionEnCours = (
  etat: Candidature,
  { dispositif, now }: Omit<Contexte, 'acteur'>,
): Proposition | null => {
  const [premiere] = echeancesDepassees(etat, dispositif, now)
  return (premiere && etat.propositions?.findLast(({ echeance }) => echeance === cleEcheance(premiere))) ?? null
}

export const proposerEffet = (
  etat: Candidature,
  { agent }: CommandeDe<'proposerEffet'>,
  contexte: Contexte,
): Decision => {
  const echeance = effetAProposer(etat, contexte)
  if (echeance)
    return accepter({
      type: 'EffetPropose',
      echeance: cleEcheance(echeance),
      quand: echeance.quand,
      agent,
      ...signature(contexte),
    })
  const depassees = echeancesDepassees(etat, contexte.dispositif, contexte.now)
  return refuser(depassees.length > 0 ? { code: 'effet_deja_propose' } : rienDePasse(etat, contexte))
}

const automatique = ({ adverse }: EcheanceQuiFerme): boolean => adverse === 'automatique'

const dejaProposee = ({ propositions = [] }: Candidature, echeance: Echeance): boolean =>
  propositions.some(proposition => proposition.echeance === cleEcheance(echeance))

const rienDePasse = (etat: Candidature, { dispositif }: Contexte): Refus => {
  const prochaine = echeances(etat, dispositif).find(ferme)
  return prochaine ? { code: 'delai_en_cours', limite: prochaine.quand } : { code: 'aucune_echeance_depassee' }
}
