import { signature } from '../../../kernel/acteur.ts'
import { accepter, refuser } from '../../../kernel/decision.ts'
import { estAvant, type Instant } from '../../../kernel/temps.ts'
import type { CodeChapitre } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreDepose, Rang } from './candidature.ts'
import {
  chapitreDe,
  depotsCourants,
  estChezLEditeur,
  jamaisSoumis,
  manquesAvantSoumission,
  preuveDe,
  remisAvec,
} from './chapitres.ts'
import { refusDeCas } from './conditions.ts'
import { type CommandeDe, type Contexte, type Decision, statutIncompatible } from './contexte.ts'
import { limiteDAbandon, limiteGarantieDePlace } from './delais.ts'
import type { Fait } from './faits.ts'
import { refusDHomologation } from './homologations.ts'
import { refusDeJalon } from './jalons.ts'
import type { Refus } from './refus.ts'
import { estUnTestIntrusion, suitUneHomologation } from './rem.ts'
import { refusDeRapport } from './test-intrusion.ts'

/** PRE-2, PRE-6, PRE-7, PRE-8, PRE-10, PEN-1, JAL-4 — one pièce for one expected proof of a chapter that is in the éditeur's hands. */
export const deposerPreuve = (
  etat: Candidature,
  commande: CommandeDe<'deposerPreuve'>,
  contexte: Contexte,
): Decision => {
  if (etat.statut !== 'depot_des_preuves') return statutIncompatible(etat)
  const chapitre = chapitreDe(etat, commande.chapitre)
  if (!chapitre) return refuser({ code: 'chapitre_inconnu' })
  const preuve = preuveDe(chapitre, commande.preuve)
  const horsCas = refusDeCas(chapitre, commande.preuve)
  if (!preuve && !horsCas) return refuser({ code: 'preuve_inconnue' })
  if (!estChezLEditeur(chapitre)) return refuser({ code: 'chapitre_fige', statut: chapitre.statut })
  const recuLe = commande.recuLe && estAvant(commande.recuLe, contexte.now) ? commande.recuLe : contexte.now
  const recu = { ...contexte, now: recuLe }
  const tropTard = refusDeJalon(contexte.dispositif, 'J3', recuLe) ?? refusDAbandon(chapitre, recu)
  if (tropTard) return refuser(tropTard)
  if (horsCas || !preuve) return refuser(horsCas ?? { code: 'preuve_inconnue' })
  // PRE-6, PRE-9 — in a chapter that came back: what is asked for, what was changed since, what a new profile asks for.
  if (preuve.statut === 'conforme') return refuser({ code: 'preuve_non_modifiable' })
  const { homologation, rapportTest, reprise } = commande
  const incomplet =
    refusDHomologation(contexte.dispositif, commande.preuve, homologation) ??
    refusDeRapport({ dispositif: contexte.dispositif, preuve: commande.preuve, rapport: rapportTest, recuLe })
  if (incomplet) return refuser(incomplet)
  const courants = new Set(depotsCourants(preuve).map(depot => depot.id))
  if (!commande.remplace.every(id => courants.has(id))) return refuser({ code: 'depot_remplace_inconnu' })
  const { le, par } = signature(contexte)
  return accepter({
    type: 'PreuveDeposee',
    chapitre: commande.chapitre,
    preuve: commande.preuve,
    depot: {
      id: commande.depotId,
      deposeLe: recuLe,
      deposePar: par,
      remplace: commande.remplace,
      ...(homologation && suitUneHomologation(contexte.dispositif, commande.preuve) ? { homologation } : {}),
      ...(rapportTest && estUnTestIntrusion(contexte.dispositif, commande.preuve) ? { rapportTest } : {}),
      ...(reprise ? { reprise } : {}),
      ...commande.contenu,
    },
    le,
    par,
  })
}

/** PRE-5 — chapter by chapter or all at once, as the programme says; all that is named is handed over, or nothing. */
export const soumettreChapitres = (
  etat: Candidature,
  { chapitres, rang }: CommandeDe<'soumettreChapitres'>,
  contexte: Contexte,
): Decision => {
  if (etat.statut !== 'depot_des_preuves') return statutIncompatible(etat)
  if (chapitres.length === 0) return refuser({ code: 'aucun_chapitre_complet' })
  // Answers to modifications go by chapter, in every programme.
  const ensemble = new Set(chapitres.flatMap(code => remisAvec(etat, code, contexte.dispositif)))
  const manquants = [...ensemble].filter(code => !chapitres.includes(code))
  if (manquants.length > 0) return refuser({ code: 'dossier_a_soumettre_entier', chapitres: manquants })
  const faits: Fait[] = []
  let prochain = rang
  for (const code of new Set(chapitres)) {
    const chapitre = chapitreDe(etat, code)
    if (!chapitre) return refuser({ code: 'chapitre_inconnu' })
    const refus = refusDeSoumission(chapitre, contexte)
    if (refus) return refuser(refus)
    const fait = soumission({ code, chapitre, prochain, contexte })
    faits.push(fait)
    if (fait.rang === prochain) prochain = (prochain + 1) as Rang
  }
  return accepter(...faits)
}

/**
 * JAL-2, JAL-3, PEN-3, PRE-5 — before J2 what was never handed over, before J3 what was asked for again: the first report of a
 * penetration test and the one that corrects it come under the same two.
 */
const refusDeSoumission = (chapitre: ChapitreDepose, contexte: Contexte): Refus | null => {
  if (!estChezLEditeur(chapitre)) return { code: 'chapitre_fige', statut: chapitre.statut }
  const tropTard =
    (jamaisSoumis(chapitre) ? refusDeJalon(contexte.dispositif, 'J2', contexte.now) : null) ??
    refusDeJalon(contexte.dispositif, 'J3', contexte.now) ??
    refusDAbandon(chapitre, contexte)
  if (tropTard) return tropTard
  const manques = manquesAvantSoumission(chapitre)
  if (manques.length === 0) return null
  return chapitre.statut === 'en_depot'
    ? { code: 'chapitre_incomplet', manquantes: manques }
    : { code: 'modifications_incompletes', restantes: manques }
}

type Soumis = Extract<Fait, { readonly type: 'ChapitreSoumis' | 'ChapitreResoumis' }>

const soumission = (args: {
  readonly code: CodeChapitre
  readonly chapitre: ChapitreDepose
  readonly prochain: Rang
  readonly contexte: Contexte
}): Soumis => {
  const { code, chapitre, prochain, contexte } = args
  if (chapitre.statut === 'en_depot') {
    const preuves = Object.keys(chapitre.preuves).length
    return { type: 'ChapitreSoumis', chapitre: code, rang: prochain, preuves, ...signature(contexte) }
  }
  const placeGardee = chapitre.statut === 'a_modifier' && gardeSaPlace(chapitre.demandesLe, contexte)
  const rang = placeGardee && chapitre.statut === 'a_modifier' ? chapitre.rang : prochain
  return { type: 'ChapitreResoumis', chapitre: code, rang, placeGardee, ...signature(contexte) }
}

/** INT-5 — within 24 h of the notification the place is kept; past that, the chapter goes to the back of the queue. */
const gardeSaPlace = (demandesLe: Instant, { now, dispositif }: Contexte): boolean => {
  const limite = limiteGarantieDePlace(demandesLe, dispositif.delais)
  return limite !== null && estAvant(now, limite)
}

/** INT-6 */
export const refusDAbandon = (chapitre: ChapitreDepose, { now, dispositif }: Contexte): Refus | null => {
  if (chapitre.statut !== 'a_modifier') return null
  const limite = limiteDAbandon(chapitre.demandesLe, dispositif.delais)
  return limite && !estAvant(now, limite) ? { code: 'delai_depasse', limite, regle: 'INT-6' } : null
}
