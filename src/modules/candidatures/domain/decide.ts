import { signature } from '../../../kernel/acteur.ts'
import { accepter, inatteignable, refuser } from '../../../kernel/decision.ts'
import {
  consignerAttribution,
  consignerReserves,
  inscrireAuCollege,
  preparerConvention,
  prononcerReferencement,
  retirerDuCollege,
  signerConvention,
} from './attribution.ts'
import type { Candidature } from './candidature.ts'
import type { CommandeCandidature } from './commandes.ts'
import { type CommandeDe, type Contexte, type Decision } from './contexte.ts'
import { deposerPreuve, soumettreChapitres } from './depot.ts'
import { refusDeDroit } from './droits.ts'
import { echeances, echeancesDepassees } from './echeances.ts'
import {
  accepterCandidatureAdministrative,
  accepterEligibilite,
  demanderComplement,
  refuserCandidature,
  soumettreEtape,
} from './etapes.ts'
import { demanderModifications, prendreChapitre, rendreAvis, rendreChapitre, validerChapitre } from './instruction.ts'

/**
 * The procedure: a state and a command give facts, or the reason why not. The same function enables the button, guards
 * the POST, answers the clock and serves the test.
 */
export const decide = (etat: Candidature, commande: CommandeCandidature, contexte: Contexte): Decision => {
  const interdit = refusDeDroit(etat, commande.type, contexte.acteur)
  return interdit ? refuser(interdit) : juger(etat, commande, contexte)
}

/** The page asks the rule; it never writes the rule again. */
export const peut = (etat: Candidature, commande: CommandeCandidature, contexte: Contexte): boolean =>
  decide(etat, commande, contexte).ok

const juger = (etat: Candidature, commande: CommandeCandidature, contexte: Contexte): Decision => {
  switch (commande.type) {
    case 'soumettreEtape':
      return soumettreEtape(etat, commande, contexte)
    case 'demanderComplement':
      return demanderComplement(etat, commande, contexte)
    case 'accepterCandidatureAdministrative':
      return accepterCandidatureAdministrative(etat, commande, contexte)
    case 'accepterEligibilite':
      return accepterEligibilite(etat, commande, contexte)
    case 'refuserCandidature':
      return refuserCandidature(etat, commande, contexte)
    case 'deposerPreuve':
      return deposerPreuve(etat, commande, contexte)
    case 'soumettreChapitres':
      return soumettreChapitres(etat, commande, contexte)
    case 'prendreChapitre':
      return prendreChapitre(etat, commande, contexte)
    case 'rendreChapitre':
      return rendreChapitre(etat, commande, contexte)
    case 'rendreAvis':
      return rendreAvis(etat, commande, contexte)
    case 'demanderModifications':
      return demanderModifications(etat, commande, contexte)
    case 'validerChapitre':
      return validerChapitre(etat, commande, contexte)
    case 'preparerConvention':
      return preparerConvention(etat, commande, contexte)
    case 'signerConvention':
      return signerConvention(etat, commande, contexte)
    case 'inscrireAuCollege':
      return inscrireAuCollege(etat, commande, contexte)
    case 'retirerDuCollege':
      return retirerDuCollege(etat, commande, contexte)
    case 'consignerAttribution':
      return consignerAttribution(etat, commande, contexte)
    case 'consignerReserves':
      return consignerReserves(etat, commande, contexte)
    case 'prononcerReferencement':
      return prononcerReferencement(etat, commande, contexte)
    case 'constaterEcheance':
      return constaterEcheance(etat, commande, contexte)
    default:
      return inatteignable(commande)
  }
}

/** ADM-8, INT-6, JAL-1…3 — an adverse effect is pronounced once the deadline has passed, never before, by its own reason. */
const constaterEcheance = (
  etat: Candidature,
  { explication }: CommandeDe<'constaterEcheance'>,
  contexte: Contexte,
): Decision => {
  const { acteur, dispositif, now } = contexte
  const [premiere] = echeancesDepassees(etat, dispositif, now)
  if (!premiere || premiere.effet === 'place_perdue') {
    const [prochaine] = echeances(etat, dispositif).filter(({ effet }) => effet !== 'place_perdue')
    return refuser(
      prochaine ? { code: 'delai_en_cours', limite: prochaine.quand } : { code: 'aucune_echeance_depassee' },
    )
  }
  if (acteur.kind === 'horloge' && premiere.adverse !== 'automatique') return refuser({ code: 'acteur_non_autorise' })
  if (explication.trim() === '') return refuser({ code: 'motif_obligatoire' })
  return accepter({
    type: 'CandidatureClose',
    motif: premiere.effet,
    explication: explication.trim(),
    ...signature(contexte),
  })
}
