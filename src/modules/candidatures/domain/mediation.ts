import { signature } from '../../../kernel/acteur.ts'
import { accepter, refuser } from '../../../kernel/decision.ts'
import type { Candidature } from './candidature.ts'
import { type CommandeDe, type Contexte, type Decision, statutIncompatible } from './contexte.ts'

/** INT-10 — a candidate in difficulty with the verifiers asks for the industrial-support team; no delay stops for it. */
export const demanderMediation = (
  etat: Candidature,
  { motif }: CommandeDe<'demanderMediation'>,
  contexte: Contexte,
): Decision => {
  if (etat.statut !== 'depot_des_preuves') return statutIncompatible(etat)
  if (etat.mediation?.statut === 'demandee') return refuser({ code: 'mediation_en_cours' })
  if (motif.trim() === '') return refuser({ code: 'motif_obligatoire' })
  return accepter({ type: 'MediationDemandee', motif: motif.trim(), ...signature(contexte) })
}

/** INT-10 — whatever has become of the file since, short of its closing. */
export const conclureMediation = (
  etat: Candidature,
  { conclusion }: CommandeDe<'conclureMediation'>,
  contexte: Contexte,
): Decision => {
  if (!('chapitres' in etat)) return statutIncompatible(etat)
  if (etat.mediation?.statut !== 'demandee') return refuser({ code: 'aucune_mediation' })
  if (conclusion.trim() === '') return refuser({ code: 'motif_obligatoire' })
  return accepter({ type: 'MediationConclue', conclusion: conclusion.trim(), ...signature(contexte) })
}
