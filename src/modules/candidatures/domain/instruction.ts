import { signature } from '../../../kernel/acteur.ts'
import { accepter, refuser } from '../../../kernel/decision.ts'
import type { CodeChapitre, Dispositif } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreDepose } from './candidature.ts'
import { chapitreDe, preuveDe, preuvesEn } from './chapitres.ts'
import { type CommandeDe, type Contexte, type Decision, statutIncompatible } from './contexte.ts'
import { avecDossierValide } from './dossier-complet.ts'
import type { Fait } from './faits.ts'
import { refusSansJournee } from './journee.ts'
import { refusDeTestDefavorable } from './test-intrusion.ts'

/**
 * INT-1, INT-2 — a complete chapter is instructed as soon as it was submitted, whatever the others lack; the queue is served in
 * its order, and a chapter is in one verifier's hands only.
 */
export const prendreChapitre = (
  etat: Candidature,
  { chapitre: code, rangDeTete }: CommandeDe<'prendreChapitre'>,
  contexte: Contexte,
): Decision => {
  if (etat.statut !== 'depot_des_preuves') return statutIncompatible(etat)
  const chapitre = chapitreDe(etat, code)
  if (!chapitre) return refuser({ code: 'chapitre_inconnu' })
  if (chapitre.statut === 'en_instruction')
    return refuser({ code: 'chapitre_pris_par_un_autre', nom: chapitre.pris.par.nom })
  if (chapitre.statut !== 'en_file') return refuser({ code: 'chapitre_hors_file', statut: chapitre.statut })
  if (chapitre.rang > rangDeTete) return refuser({ code: 'pas_le_premier_de_la_file' })
  return accepter({ type: 'ChapitrePris', chapitre: code, ...signature(contexte) })
}

/** A chapter given back waits again at its place; the verdicts already given stay. */
export const rendreChapitre = (
  etat: Candidature,
  { chapitre }: CommandeDe<'rendreChapitre'>,
  contexte: Contexte,
): Decision => {
  const pris = chapitrePris(etat, chapitre, contexte)
  return 'ok' in pris ? pris : accepter({ type: 'ChapitreRendu', chapitre, ...signature(contexte) })
}

/** INT-3, PEN-2 — conforming; not conforming, with the reason; or to be modified, with what is asked. */
export const rendreAvis = (etat: Candidature, commande: CommandeDe<'rendreAvis'>, contexte: Contexte): Decision => {
  const pris = chapitrePris(etat, commande.chapitre, contexte)
  if ('ok' in pris) return pris
  const preuve = preuveDe(pris, commande.preuve)
  if (!preuve || preuve.statut === 'attendue') return refuser({ code: 'preuve_inconnue' })
  const motif = commande.motif.trim()
  if (commande.verdict !== 'conforme' && motif === '') return refuser({ code: 'motif_obligatoire' })
  const defavorable = commande.verdict === 'conforme' ? refusDeTestDefavorable(contexte.dispositif, preuve) : null
  if (defavorable) return refuser(defavorable)
  return accepter({
    type: 'AvisRendu',
    chapitre: commande.chapitre,
    preuve: commande.preuve,
    verdict: commande.verdict,
    motif,
    ...signature(contexte),
  })
}

/** INT-4 — everything is judged first, so that the éditeur is asked once, and for all at a time. */
export const demanderModifications = (
  etat: Candidature,
  { chapitre: code, message }: CommandeDe<'demanderModifications'>,
  contexte: Contexte,
): Decision => {
  const pris = chapitrePris(etat, code, contexte)
  if ('ok' in pris) return pris
  const aJuger = preuvesEn(pris, 'deposee')
  if (aJuger.length > 0) return refuser({ code: 'avis_manquants', preuves: aJuger })
  const preuves = preuvesEn(pris, 'a_modifier', 'non_conforme')
  if (preuves.length === 0) return refuser({ code: 'rien_a_modifier' })
  return accepter({
    type: 'ModificationsDemandees',
    chapitre: code,
    preuves,
    message: message.trim(),
    ...signature(contexte),
  })
}

/** INT-8, INT-7, EDC-3 — when nothing is left to validate nor to obtain, the file is ready for what comes next. */
export const validerChapitre = (
  etat: Candidature,
  { chapitre: code, autorisation }: CommandeDe<'validerChapitre'>,
  contexte: Contexte,
): Decision => {
  const pris = chapitrePris(etat, code, contexte)
  if ('ok' in pris) return pris
  const aJuger = preuvesEn(pris, 'deposee')
  if (aJuger.length > 0) return refuser({ code: 'avis_manquants', preuves: aJuger })
  const restantes = preuvesEn(pris, 'a_modifier', 'non_conforme')
  if (restantes.length > 0) return refuser({ code: 'preuves_non_conformes', preuves: restantes })
  const sansJournee = etat.statut === 'depot_des_preuves' && refusSansJournee(etat, code, contexte.dispositif)
  if (sansJournee) return refuser(sansJournee)
  const valide: Fait = { type: 'ChapitreValide', chapitre: code, ...signature(contexte) }
  const document = delivreUneAutorisation(etat, code, contexte.dispositif) ? autorisation : undefined
  const delivree: Fait | null = document
    ? { type: 'AutorisationDelivree', chapitre: code, document, ...signature(contexte) }
    : null
  return avecDossierValide(etat, delivree ? [valide, delivree] : [valide], contexte)
}

/** EDC-3 — whether the validation of this chapter delivers what its programme announces: once, whatever becomes of the chapter. */
export const delivreUneAutorisation = (
  etat: Candidature,
  code: CodeChapitre,
  { autorisation }: Pick<Dispositif, 'autorisation'>,
): boolean => etat.statut === 'depot_des_preuves' && autorisation?.chapitre === code && !etat.autorisation

/** The chapter, when it is in this verifier's hands. */
const chapitrePris = (
  etat: Candidature,
  code: CodeChapitre,
  { acteur }: Contexte,
): ChapitreDepose | Exclude<Decision, { ok: true }> => {
  if (etat.statut !== 'depot_des_preuves') return statutIncompatible(etat)
  const chapitre = chapitreDe(etat, code)
  if (!chapitre) return refuser({ code: 'chapitre_inconnu' })
  if (chapitre.statut !== 'en_instruction') return refuser({ code: 'chapitre_hors_file', statut: chapitre.statut })
  return acteur.kind === 'agent' && acteur.personneId === chapitre.pris.par.id
    ? chapitre
    : refuser({ code: 'chapitre_pris_par_un_autre', nom: chapitre.pris.par.nom })
}
