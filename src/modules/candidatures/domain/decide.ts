import { inatteignable, refuser } from '../../../kernel/decision.ts'
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
import { choisirCas } from './cas.ts'
import type { CommandeCandidature } from './commandes.ts'
import type { Contexte, Decision } from './contexte.ts'
import { deposerPreuve, soumettreChapitres } from './depot.ts'
import { refusDeDroit } from './droits.ts'
import {
  accepterCandidatureAdministrative,
  accepterEligibilite,
  demanderComplement,
  refuserCandidature,
  soumettreEtape,
} from './etapes.ts'
import { deposerHomologation, refuserHomologation, validerHomologation } from './homologations.ts'
import { constaterEcheance, proposerEffet } from './horloge.ts'
import { demanderModifications, prendreChapitre, rendreAvis, rendreChapitre, validerChapitre } from './instruction.ts'
import {
  confirmerJournee,
  consignerJournee,
  demanderAutreDate,
  deposerEnregistrement,
  dispenserDeJournee,
  proposerJournee,
} from './journee.ts'
import { renseignerMaturite } from './maturite.ts'
import { conclureMediation, demanderMediation } from './mediation.ts'
import { ajouterProfils } from './profils.ts'
import { admettrePreuvesTransverses } from './reprise.ts'
import { changerDeVersion } from './version.ts'

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
    case 'choisirCas':
      return choisirCas(etat, commande, contexte)
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
    case 'renseignerMaturite':
      return renseignerMaturite(etat, commande, contexte)
    case 'ajouterProfils':
      return ajouterProfils(etat, commande, contexte)
    case 'changerDeVersion':
      return changerDeVersion(etat, commande, contexte)
    case 'deposerHomologation':
      return deposerHomologation(etat, commande, contexte)
    case 'validerHomologation':
      return validerHomologation(etat, commande, contexte)
    case 'refuserHomologation':
      return refuserHomologation(etat, commande, contexte)
    case 'proposerJournee':
      return proposerJournee(etat, commande, contexte)
    case 'confirmerJournee':
      return confirmerJournee(etat, commande, contexte)
    case 'demanderAutreDate':
      return demanderAutreDate(etat, commande, contexte)
    case 'dispenserDeJournee':
      return dispenserDeJournee(etat, commande, contexte)
    case 'consignerJournee':
      return consignerJournee(etat, commande, contexte)
    case 'deposerEnregistrement':
      return deposerEnregistrement(etat, commande, contexte)
    case 'demanderMediation':
      return demanderMediation(etat, commande, contexte)
    case 'conclureMediation':
      return conclureMediation(etat, commande, contexte)
    case 'admettrePreuvesTransverses':
      return admettrePreuvesTransverses(etat, commande, contexte)
    case 'proposerEffet':
      return proposerEffet(etat, commande, contexte)
    case 'constaterEcheance':
      return constaterEcheance(etat, commande, contexte)
    default:
      return inatteignable(commande)
  }
}
