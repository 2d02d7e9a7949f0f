import { signature } from '../../../kernel/acteur.ts'
import { accepter, refuser } from '../../../kernel/decision.ts'
import { estAvant } from '../../../kernel/temps.ts'
import type { CodeChapitre, Dispositif } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreDepose, Instruite } from './candidature.ts'
import type { Journee } from './controles.ts'
import { chapitreDe } from './chapitres.ts'
import { type CommandeDe, type Contexte, type Decision, statutIncompatible } from './contexte.ts'
import { refusDeJalon } from './jalons.ts'
import type { Refus } from './refus.ts'
import { scenariosDe } from './rem.ts'

/** INS-1 — the chapter that a test day may be asked for; `null` for those referenced in vague 1, and where there is none. */
export const chapitreDeLaJournee = (
  etat: Instruite,
  { controles, applicabilite }: Dispositif,
): { readonly code: CodeChapitre; readonly chapitre: ChapitreDepose } | null => {
  const code = controles.journeeDeTest?.chapitre as CodeChapitre | undefined
  const chapitre = code && chapitreDe(etat, code)
  const { champVague1 } = applicabilite
  if (!chapitre || (champVague1 !== null && etat.administrative.soumission.reponses[champVague1] === 'oui')) return null
  return { code, chapitre }
}

/** INS-3, INS-4 — held, every result reached, its recording deposited; or the agency does without. */
export const journeeFaite = (journee: Journee | undefined): boolean =>
  journee?.statut === 'dispensee' ||
  (journee?.statut === 'tenue' &&
    journee.enregistrements.length > 0 &&
    journee.resultats.every(({ atteint }) => atteint))

/** INS-4 — the day was held and shows all that it was to show, but its recording has not come. */
export const enregistrementAttendu = (
  journee: Journee | undefined,
): journee is Extract<Journee, { readonly statut: 'tenue' }> =>
  journee?.statut === 'tenue' &&
  journee.enregistrements.length === 0 &&
  journee.resultats.every(({ atteint }) => atteint)

/** INS-1 — the chapter is not validated before its day was held, or the agency did without. */
export const refusSansJournee = (etat: Instruite, code: CodeChapitre, dispositif: Dispositif): Refus | null =>
  chapitreDeLaJournee(etat, dispositif)?.code === code && !journeeFaite(etat.journee)
    ? { code: 'journee_a_tenir' }
    : null

/** INS-2 — the agency still has to propose a date: all of the chapter's evidence is deposited, and nothing was decided of it. */
export const journeeAProposer = (etat: Instruite, dispositif: Dispositif): boolean => {
  const trouve = chapitreDeLaJournee(etat, dispositif)
  if (!trouve || !('rang' in trouve.chapitre)) return false
  const { journee } = etat
  return (
    !journee ||
    journee.statut === 'autre_date_demandee' ||
    (journee.statut === 'tenue' && !journee.resultats.every(({ atteint }) => atteint))
  )
}

/** INS-2, JAL-3 — a date before the end of the exchanges, once the chapter is complete; another one until one is confirmed. */
export const proposerJournee = (
  etat: Candidature,
  { quand, jeux }: CommandeDe<'proposerJournee'>,
  contexte: Contexte,
): Decision => {
  const dossier = dossierAvecJournee(etat, contexte)
  if ('ok' in dossier) return dossier
  if (dossier.journee?.statut !== 'proposee' && !journeeAProposer(dossier, contexte.dispositif))
    return dossier.journee ? incompatible(dossier) : refuser({ code: 'chapitre_non_soumis' })
  if (!estAvant(contexte.now, quand)) return refuser({ code: 'journee_passee', quand })
  const tropTard = refusDeJalon(contexte.dispositif, 'J3', quand)
  if (tropTard) return refuser(tropTard)
  return accepter({ type: 'JourneeProposee', quand, jeux: jeux.trim(), ...signature(contexte) })
}

/** INS-1 — « may have to »: the agency says why it does without, or without what a day that was held still lacks. */
export const dispenserDeJournee = (
  etat: Candidature,
  { motif }: CommandeDe<'dispenserDeJournee'>,
  contexte: Contexte,
): Decision => {
  const dossier = dossierAvecJournee(etat, contexte)
  if ('ok' in dossier) return dossier
  if (journeeFaite(dossier.journee)) return incompatible(dossier)
  if (motif.trim() === '') return refuser({ code: 'motif_obligatoire' })
  return accepter({ type: 'JourneeDispensee', motif: motif.trim(), ...signature(contexte) })
}

/** INS-3 — the éditeur confirms the date that is proposed. */
export const confirmerJournee = (
  etat: Candidature,
  _commande: CommandeDe<'confirmerJournee'>,
  contexte: Contexte,
): Decision => {
  const dossier = dossierAvecJournee(etat, contexte)
  if ('ok' in dossier) return dossier
  const { journee } = dossier
  if (journee?.statut !== 'proposee') return incompatible(dossier)
  if (!estAvant(contexte.now, journee.quand)) return refuser({ code: 'journee_passee', quand: journee.quand })
  return accepter({ type: 'JourneeConfirmee', ...signature(contexte) })
}

/** INS-3 — or asks for another one, before that date, confirmed or not. */
export const demanderAutreDate = (
  etat: Candidature,
  { motif }: CommandeDe<'demanderAutreDate'>,
  contexte: Contexte,
): Decision => {
  const dossier = dossierAvecJournee(etat, contexte)
  if ('ok' in dossier) return dossier
  const { journee } = dossier
  if (journee?.statut !== 'proposee' && journee?.statut !== 'confirmee') return incompatible(dossier)
  if (!estAvant(contexte.now, journee.quand)) return refuser({ code: 'journee_passee', quand: journee.quand })
  if (motif.trim() === '') return refuser({ code: 'motif_obligatoire' })
  return accepter({ type: 'AutreDateDemandee', motif: motif.trim(), ...signature(contexte) })
}

/** INS-3 — the agency documents, for each scenario of the chapter, whether the result was reached. */
export const consignerJournee = (
  etat: Candidature,
  { resultats }: CommandeDe<'consignerJournee'>,
  contexte: Contexte,
): Decision => {
  const dossier = dossierAvecJournee(etat, contexte)
  if ('ok' in dossier) return dossier
  const { journee } = dossier
  if (journee?.statut !== 'confirmee') return incompatible(dossier)
  if (estAvant(contexte.now, journee.quand)) return refuser({ code: 'journee_a_venir', quand: journee.quand })
  const trouve = chapitreDeLaJournee(dossier, contexte.dispositif)
  const attendus = trouve ? scenariosDe(contexte.dispositif, trouve.chapitre) : []
  const sansResultat = attendus.filter(scenario => !resultats.some(resultat => resultat.scenario === scenario))
  if (sansResultat.length > 0) return refuser({ code: 'resultats_incomplets', scenarios: sansResultat })
  const inexpliques = resultats.filter(({ atteint, observation }) => !atteint && observation.trim() === '')
  if (inexpliques.length > 0) return refuser({ code: 'motif_obligatoire' })
  const retenus = resultats.filter(({ scenario }) => attendus.includes(scenario))
  return accepter({ type: 'JourneeConsignee', resultats: retenus, ...signature(contexte) })
}

/** INS-4, PRE-10 — the recording, in one or several files, once the day has come. */
export const deposerEnregistrement = (
  etat: Candidature,
  { depotId, contenu, recuLe: recuAvant }: CommandeDe<'deposerEnregistrement'>,
  contexte: Contexte,
): Decision => {
  const dossier = dossierAvecJournee(etat, contexte)
  if ('ok' in dossier) return dossier
  if (dossier.journee?.statut !== 'tenue') return incompatible(dossier)
  const { le, par } = signature(contexte)
  const recuLe = recuAvant && estAvant(recuAvant, le) ? recuAvant : le
  const tropTard = refusDeJalon(contexte.dispositif, 'J3', recuLe)
  if (tropTard) return refuser(tropTard)
  return accepter({
    type: 'EnregistrementDepose',
    depot: { id: depotId, deposeLe: recuLe, deposePar: par, remplace: [], ...contenu },
    le,
    par,
  })
}

type Refusee = Exclude<Decision, { readonly ok: true }>

const incompatible = ({ journee }: Instruite): Refusee =>
  refuser({ code: 'journee_incompatible', statut: journee?.statut ?? null })

const dossierAvecJournee = (etat: Candidature, { dispositif }: Contexte): Instruite | Refusee => {
  if (etat.statut !== 'depot_des_preuves') return statutIncompatible(etat)
  return chapitreDeLaJournee(etat, dispositif) ? etat : refuser({ code: 'journee_sans_objet' })
}
