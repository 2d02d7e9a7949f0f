import type { Acte, Personne } from '../../../kernel/acteur.ts'
import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import type { CandidatureVue } from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { Dossier } from '../domain/ordre-du-jour.ts'
import type { FaitCollege, Seance } from '../domain/seance.ts'

export type Chargee = { readonly seance: Seance | null; readonly version: number }

/** All on the transaction's own connection. */
export type Registre = {
  /** Takes the séance for the time of the transaction; `null` when none was convened that day. */
  readonly charger: (jour: JourCivil) => Promise<Chargee>
  /** State and journal, at once. */
  readonly enregistrer: (ecriture: {
    readonly avant: Chargee
    readonly seance: Seance
    readonly faits: readonly FaitCollege[]
  }) => Promise<void>
  readonly lireOrdreDuJour: LireOrdreDuJour
  readonly horloge: () => Promise<Instant>
}

/** One transaction, once for each idempotency key (P2). */
export type UneFois = <R>(acte: Acte, faire: (registre: Registre) => Promise<R>) => Promise<R>

export type LireSeance = (jour: JourCivil) => Promise<Chargee>

/** The agenda of the séance of that day. */
export type LireOrdreDuJour = (jour: JourCivil) => Promise<readonly Dossier[]>
export type Voir = (demande: { readonly numero: string; readonly acteur: Personne }) => Promise<CandidatureVue>
export type LireDispositif = (id: string) => Promise<Dispositif>

/** A file of the agenda, with all that a page or the minutes say of it. */
export type DossierLu = Dossier & { readonly vue: CandidatureVue; readonly dispositif: Dispositif }

export type ProcesVerbal = {
  readonly seance: Seance
  readonly dossiers: readonly DossierLu[]
  readonly secretaire: { readonly nom: string }
  readonly le: Instant
}

/** The minutes, or the extract of them that concerns one candidature when `dossiers` is that one only. */
export type ImprimerPv = (pv: ProcesVerbal, args: { readonly extrait: boolean }) => Promise<Uint8Array>
export type Sceller = (
  pdf: Uint8Array,
  raison: { readonly raison: string; readonly le: Instant },
) => Promise<Uint8Array>
export type Conserver = (pdf: Uint8Array) => Promise<{ readonly empreinte: string; readonly taille: number }>
