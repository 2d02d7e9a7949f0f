import { signature } from '../../../kernel/acteur.ts'
import { accepter, refuser } from '../../../kernel/decision.ts'
import { jourAParis, jourDansAnnees } from '../../../kernel/temps.ts'
import type { Candidature, Referencement } from './candidature.ts'
import { chapitreDe, preuveDe } from './chapitres.ts'
import { type CommandeDe, type Contexte, type Decision, statutIncompatible } from './contexte.ts'
import type { Fait } from './faits.ts'
import { refusDeJalon } from './jalons.ts'

/** CVN-1, INT-8 — only a file whose proofs are all validated gets a convention; one that is not signed yet can be made again. */
export const preparerConvention = (
  etat: Candidature,
  { document }: CommandeDe<'preparerConvention'>,
  contexte: Contexte,
): Decision =>
  etat.statut === 'prete_pour_convention' || etat.statut === 'convention_a_signer'
    ? accepter({ type: 'ConventionPreparee', document, ...signature(contexte) })
    : statutIncompatible(etat)

/** CVN-1 — signed by the company's legal representative, as they read it: a text prepared anew meanwhile is another one. */
export const signerConvention = (
  etat: Candidature,
  { document, documentSigne }: CommandeDe<'signerConvention'>,
  contexte: Contexte,
): Decision => {
  if (etat.statut !== 'convention_a_signer') return statutIncompatible(etat)
  if (document !== etat.convention.document) return refuser({ code: 'convention_remplacee' })
  return accepter({ type: 'ConventionSigneeParEditeur', documentSigne, ...signature(contexte) })
}

/** CVN-2, DMN-3 — the éditeur's signature is a precondition for the college, where a convention is signed. */
export const inscrireAuCollege = (
  etat: Candidature,
  { seance }: CommandeDe<'inscrireAuCollege'>,
  contexte: Contexte,
): Decision => {
  if (etat.statut !== 'convention_signee' && etat.statut !== 'prete_pour_decision') return statutIncompatible(etat)
  if (seance < jourAParis(contexte.now)) return refuser({ code: 'seance_passee', seance })
  return accepter({ type: 'CandidatureInscriteAuCollege', seance, ...signature(contexte) })
}

/** A file taken off the agenda can be put on another one. */
export const retirerDuCollege = (
  etat: Candidature,
  _commande: CommandeDe<'retirerDuCollege'>,
  contexte: Contexte,
): Decision =>
  etat.statut === 'inscrite_au_college'
    ? accepter({ type: 'CandidatureRetireeDuCollege', seance: etat.seance, ...signature(contexte) })
    : statutIncompatible(etat)

/** COL-2 — granted: the technical version is referenced as is. */
export const consignerAttribution = (
  etat: Candidature,
  _commande: CommandeDe<'consignerAttribution'>,
  contexte: Contexte,
): Decision => {
  if (etat.statut !== 'inscrite_au_college') return statutIncompatible(etat)
  if (jourAParis(contexte.now) < etat.seance) return refuser({ code: 'seance_a_venir', seance: etat.seance })
  return accepter({ type: 'ReferencementAttribue', seance: etat.seance, ...signature(contexte) })
}

/** COL-2, COL-3 — blocking reservations, with reasons; before J3 the proofs concerned can be deposited again, after it the file closes. */
export const consignerReserves = (
  etat: Candidature,
  { motif, preuves }: CommandeDe<'consignerReserves'>,
  contexte: Contexte,
): Decision => {
  if (etat.statut !== 'inscrite_au_college') return statutIncompatible(etat)
  if (jourAParis(contexte.now) < etat.seance) return refuser({ code: 'seance_a_venir', seance: etat.seance })
  if (motif.trim() === '') return refuser({ code: 'motif_obligatoire' })
  if (preuves.length === 0) return refuser({ code: 'preuves_a_preciser' })
  for (const { chapitre: code, preuve } of preuves) {
    const chapitre = chapitreDe(etat, code)
    if (!chapitre || !preuveDe(chapitre, preuve)) return refuser({ code: 'preuve_inconnue' })
  }
  const reserves: Fait = {
    type: 'ReservesBloquantesEmises',
    seance: etat.seance,
    motif: motif.trim(),
    preuves,
    ...signature(contexte),
  }
  if (!refusDeJalon(contexte.dispositif, 'J3', contexte.now)) return accepter(reserves)
  return accepter<Fait>(reserves, {
    type: 'CandidatureClose',
    motif: 'reserves_apres_j3',
    explication: motif.trim(),
    ...signature(contexte),
  })
}

/** CVN-3, REF-1 — it takes effect when both have signed: the agency's signature comes last, and is the only one without a convention. */
export const prononcerReferencement = (
  etat: Candidature,
  commande: CommandeDe<'prononcerReferencement'>,
  contexte: Contexte,
): Decision => {
  if (etat.statut !== 'attribuee') return statutIncompatible(etat)
  return accepter({
    type: 'ReferencementPrononce',
    referencement: {
      reference: commande.reference,
      ...dureeDuReferencement(contexte),
      ...(commande.convention ? { convention: commande.convention } : {}),
      attestation: commande.attestation,
      rapport: commande.rapport,
    },
    ...signature(contexte),
  })
}

/** REF-2, CVN-4 — from the day on which the agency signs, for as many years as its programme says; `finLe` is excluded. */
export const dureeDuReferencement = ({
  now,
  dispositif,
}: Pick<Contexte, 'now' | 'dispositif'>): Pick<Referencement, 'debutLe' | 'finLe'> => {
  const debutLe = jourAParis(now)
  return { debutLe, finLe: jourDansAnnees(debutLe, dispositif.reference.validiteAnnees) }
}
