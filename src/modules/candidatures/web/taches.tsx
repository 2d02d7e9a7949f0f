import type { ComponentChildren } from 'preact'
import type { Personne } from '../../../kernel/acteur.ts'
import { inatteignable } from '../../../kernel/decision.ts'
import { format } from '../../../ui/index.ts'
import type { CodeChapitre, Dispositif } from '../../dispositifs/index.ts'
import type { Candidature } from '../domain/candidature.ts'
import { estLeSien } from '../domain/droits.ts'
import type { Echeance } from '../domain/echeances.ts'
import type { Tache } from '../domain/suite.ts'
import { chemins } from './chemins.ts'

/** A task as a person reads it: what to do, where, and the button's words when it is for them. */
export type TacheEnMots = { readonly titre: string; readonly href: string; readonly bouton: string }

type Sujet = { readonly numero: string; readonly dispositif: Dispositif }

export const titreChapitre = (dispositif: Dispositif, code: CodeChapitre): string =>
  dispositif.rem.chapitres.find(chapitre => chapitre.code === code)?.titre ?? code

/** The task in words, for whoever reads it: the éditeur or the agency. */
export const tacheEnMots = (tache: Tache, { numero, dispositif }: Sujet): TacheEnMots => {
  const chapitre = (code: CodeChapitre): string => `« ${titreChapitre(dispositif, code)} »`
  switch (tache.action) {
    case 'completer_etape':
      return {
        titre: `Compléter et soumettre l’étape « ${dispositif.etapes[tache.etape]} »`,
        href: chemins.etape(numero, tache.etape),
        bouton: 'Compléter l’étape',
      }
    case 'repondre_au_complement':
      return {
        titre: `Répondre à la demande de complément sur l’étape « ${dispositif.etapes[tache.etape]} »`,
        href: chemins.etape(numero, tache.etape),
        bouton: 'Compléter et soumettre à nouveau',
      }
    case 'deposer_preuves':
      return {
        titre: `Déposer ${format.pluriel(tache.manquantes, 'preuve')} dans le chapitre ${chapitre(tache.chapitre)}`,
        href: chemins.chapitre(numero, tache.chapitre),
        bouton: 'Déposer les preuves',
      }
    case 'soumettre_chapitre':
      return {
        titre: `Soumettre le chapitre ${chapitre(tache.chapitre)}, qui est complet`,
        href: chemins.chapitre(numero, tache.chapitre),
        bouton: 'Voir et soumettre le chapitre',
      }
    case 'soumettre_dossier':
      return {
        titre: `Soumettre le dossier entier : ${format.pluriel(tache.chapitres.length, 'chapitre complet', 'chapitres complets')}`,
        href: chemins.soumission(numero),
        bouton: 'Voir et soumettre le dossier',
      }
    case 'modifier_preuves':
      return {
        titre: `Modifier ${format.pluriel(tache.restantes, 'preuve')} du chapitre ${chapitre(tache.chapitre)}`,
        href: chemins.chapitre(numero, tache.chapitre),
        bouton: 'Modifier',
      }
    case 'resoumettre_chapitre':
      return {
        titre: `Resoumettre le chapitre ${chapitre(tache.chapitre)} : toutes les modifications demandées sont faites`,
        href: chemins.chapitre(numero, tache.chapitre),
        bouton: 'Resoumettre le chapitre',
      }
    case 'renseigner_maturite':
      return {
        titre: 'Renseigner le questionnaire de maturité SSI',
        href: chemins.maturite(numero),
        bouton: 'Ouvrir le questionnaire',
      }
    case 'deposer_homologation':
      return {
        titre: `Déposer le certificat d’homologation de la preuve ${tache.preuve}, chapitre ${chapitre(tache.chapitre)}`,
        href: chemins.homologations(numero),
        bouton: 'Déposer le certificat',
      }
    case 'confirmer_journee':
      return {
        titre: `Confirmer la journée de test proposée le ${format.dateHeure(tache.quand)}`,
        href: chemins.journee(numero),
        bouton: 'Répondre à la proposition',
      }
    case 'tenir_journee':
      return {
        titre: `Préparer et tenir la journée de test du ${format.dateHeure(tache.quand)}`,
        href: chemins.journee(numero),
        bouton: 'Voir la journée de test',
      }
    case 'deposer_enregistrement':
      return {
        titre: 'Déposer l’enregistrement de la journée de test',
        href: chemins.journee(numero),
        bouton: 'Déposer l’enregistrement',
      }
    case 'proposer_journee':
      return {
        titre: `Proposer une date de journée de test, chapitre ${chapitre(tache.chapitre)}`,
        href: chemins.journee(numero),
        bouton: 'Proposer une date',
      }
    case 'consigner_journee':
      return {
        titre: `Consigner les résultats de la journée de test du ${format.dateHeure(tache.quand)}`,
        href: chemins.journee(numero),
        bouton: 'Consigner les résultats',
      }
    case 'verifier_homologation':
      return {
        titre: `Vérifier le certificat d’homologation de la preuve ${tache.preuve}, chapitre ${chapitre(tache.chapitre)}`,
        href: chemins.homologations(numero),
        bouton: 'Vérifier le certificat',
      }
    case 'conclure_mediation':
      return {
        titre: 'Conclure la médiation demandée par l’éditeur',
        href: chemins.mediation(numero),
        bouton: 'Voir la médiation',
      }
    case 'signer_convention':
      return {
        titre: 'Lire et signer la convention',
        href: chemins.convention(numero),
        bouton: 'Lire la convention',
      }
    case 'instruire_etape':
      return {
        titre: `Instruire l’étape « ${dispositif.etapes[tache.etape]} »`,
        href: chemins.instructionEtape(numero, tache.etape),
        bouton: 'Instruire l’étape',
      }
    case 'prendre_chapitre':
      return {
        titre: `Instruire le chapitre ${chapitre(tache.chapitre)}`,
        href: chemins.file(),
        bouton: 'Voir la file',
      }
    case 'instruire_chapitre':
      return {
        titre: `Instruire le chapitre ${chapitre(tache.chapitre)} (${format.pluriel(tache.aJuger, 'preuve')} à juger)`,
        href: chemins.instructionChapitre(numero, tache.chapitre),
        bouton: 'Instruire le chapitre',
      }
    case 'preparer_convention':
      return {
        titre: 'Préparer la convention',
        href: chemins.convention(numero),
        bouton: 'Préparer la convention',
      }
    case 'inscrire_au_college':
      return {
        titre: `Inscrire la candidature à une séance (${dispositif.instances.college})`,
        href: chemins.college(),
        bouton: 'Voir les séances',
      }
    case 'consigner_decision':
      return {
        titre: `Consigner la décision du ${format.jourLong(tache.seance)} (${dispositif.instances.college})`,
        href: chemins.seance(tache.seance),
        bouton: 'Ouvrir la séance',
      }
    case 'signer_pour_l_agence':
      return {
        titre: `Signer pour l’agence et ${dispositif.issue.delivrer}`,
        href: chemins.signatures(),
        bouton: 'Voir les signatures',
      }
    case 'constater_echeance':
      return {
        titre: 'Constater l’échéance dépassée',
        href: chemins.constat(numero),
        bouton: 'Examiner et confirmer',
      }
    default:
      return inatteignable(tache)
  }
}

/** The agency's roles, as a sentence names those who hold them. */
export const nomsDeRole = {
  gestionnaire: 'le gestionnaire de guichet',
  verificateur: 'un vérificateur',
  secretaire_college: 'le secrétariat du collège',
  membre_college: 'le collège',
  direction: 'la direction de l’agence',
  administrateur: 'l’administrateur',
} as const

/** Who acts, in words. */
export const acteurDe = (tache: Tache): string => {
  if (tache.qui === 'agence') return tache.action === 'instruire_chapitre' ? tache.par : nomsDeRole[tache.role]
  return tache.action === 'signer_convention' ? 'le représentant légal de l’éditeur' : 'l’éditeur'
}

/** Whether this person is the one, or one of those, who must act. */
export const estPour = (tache: Tache, acteur: Personne, etat: Pick<Candidature, 'entrepriseId'>): boolean => {
  if (acteur.kind === 'editeur')
    return (
      tache.qui === 'editeur' &&
      estLeSien(etat, acteur) &&
      (tache.action !== 'signer_convention' || acteur.role === 'mandataire')
    )
  return tache.qui === 'agence' && acteur.roles.includes(tache.role)
}

/** JAL-1…3, P19 — what follows when the date passes, in words: what the agency may pronounce is not told as done. */
export const effetEnMots = (echeance: Echeance): string => {
  switch (echeance.effet) {
    case 'place_perdue':
      return 'Passé ce moment, le chapitre perd sa place et retourne en fin de file d’attente.'
    case 'complement_sans_reponse':
      return 'Sans réponse, la candidature est rejetée.'
    case 'sans_reponse_30_jours':
      return 'Sans réponse, la candidature est réputée abandonnée.'
    case 'jalon_manque':
      return echeance.adverse === 'automatique'
        ? 'Passé ce jalon, la candidature est close si ce qu’il exige n’a pas été soumis.'
        : 'Passé ce jalon, l’agence peut clore la candidature si ce qu’il exige n’a pas été soumis.'
    case 'refus_motive':
    case 'reserves_apres_j3':
      return 'La candidature est close.'
    case 'retard_de_l_agence':
      return 'Passé ce moment, l’agence est en retard sur ce qu’elle s’est engagée à faire ; la candidature n’y perd rien.'
    case 'rendez_vous':
      return 'La journée de test se tient à ce moment.'
    default:
      return inatteignable(echeance)
  }
}

/** The rule behind a date, and the fact from which it runs. */
export const pourquoiEnMots = ({ regle, depuis }: Echeance): ComponentChildren => {
  const depart = depuis ? `à compter de la demande de l’agence du ${format.dateHeure(depuis)}` : ''
  switch (regle) {
    case 'ADM-8':
      return `La réponse à une demande de complément est due sous un délai en jours ouvrés fixé par la procédure, ${depart}, hors week-ends et jours fériés ; le jour de la demande ne compte pas.`
    case 'INT-5':
      return `La place dans la file d’attente est gardée si la réponse arrive dans le délai garanti, ${depart}. Ce délai court en heures, sans interruption.`
    case 'INT-6':
      return `Sans réponse dans ce délai, ${depart}, la demande de référencement est considérée comme abandonnée ; le jour de la demande ne compte pas.`
    case 'JAL-1':
      return 'La candidature administrative et le formulaire d’éligibilité doivent avoir été soumis au moins une fois avant le jalon 1.'
    case 'JAL-2':
      return 'Le dossier complet de preuves doit avoir été soumis au moins une première fois avant le jalon 2.'
    case 'JAL-3':
      return 'L’ensemble des compléments doit avoir été transmis avant le jalon 3 ; après, plus aucune preuve ne peut être déposée.'
    case 'INS-2':
      return `L’agence propose une date de journée de test dans le délai fixé par la procédure, ${depuis ? `à compter du ${format.dateHeure(depuis)}, quand toutes les preuves du chapitre ont été reçues ou une autre date demandée` : ''} ; le jour de départ ne compte pas.`
    case 'INS-3':
      return 'La date a été proposée par l’agence et confirmée par l’éditeur, qui prépare l’environnement et les jeux de données, anime et enregistre la journée.'
    case 'INT-9':
      return `L’agence instruit le dossier dans un délai en jours calendaires, ${depuis ? `à compter de la réception de la dernière des preuves, le ${format.dateHeure(depuis)}` : ''} ; les jours passés à attendre une réponse du candidat sont ajoutés.`
    default:
      return inatteignable(regle)
  }
}
