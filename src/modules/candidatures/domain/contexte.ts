import type { Acteur } from '../../../kernel/acteur.ts'
import { type Decision as DecisionDe, refuser } from '../../../kernel/decision.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { Candidature, Instruite, Socle } from './candidature.ts'
import type { CommandeCandidature } from './commandes.ts'
import type { Fait } from './faits.ts'
import type { Refus } from './refus.ts'

export type Decision = DecisionDe<Fait, Refus>

/**
 * Under which a command is judged. `now` is the server's time of reception, by PostgreSQL's clock (JAL-4). `recente`: a later version
 * of the programme, when going to it is what is asked (VIE-3).
 */
export type Contexte = {
  readonly acteur: Acteur
  readonly now: Instant
  readonly dispositif: Dispositif
  readonly recente?: Dispositif
}

export const statutIncompatible = (etat: Candidature): { readonly ok: false; readonly refus: Refus } =>
  refuser({ code: 'statut_incompatible', statut: etat.statut })

/** The commands of one kind, as their handlers receive them. */
export type CommandeDe<T extends CommandeCandidature['type']> = Extract<CommandeCandidature, { readonly type: T }>

/** A file that has chapters, whatever becomes of it. */
export const estInstruite = (etat: Candidature): etat is Candidature & Instruite => 'chapitres' in etat

/** What a candidature keeps from its first day to its last. */
export const socleDe = ({
  numero,
  dispositifId,
  entrepriseId,
  produitId,
  ouverteLe,
  charte,
  maturite,
  propositions,
  identifiant,
}: Candidature): Socle => ({
  numero,
  dispositifId,
  entrepriseId,
  produitId,
  ouverteLe,
  charte,
  ...(maturite ? { maturite } : {}),
  ...(propositions ? { propositions } : {}),
  ...(identifiant ? { identifiant } : {}),
})

/** What a candidature is or, closed, what it was: nothing in it is lost to those who read (PRE-7). */
export const avantCloture = (etat: Candidature): Exclude<Candidature, { readonly statut: 'close' }> => {
  if (etat.statut !== 'close') return etat
  return { ...etat.avant, ...socleDe(etat) }
}
