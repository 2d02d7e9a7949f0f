import type { Personne } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Candidature, CandidatureVue, Instruite, NoterPiece } from '../../candidatures/index.ts'
import type { Dispositif, ModeleConvention, ValeursConvention } from '../../dispositifs/index.ts'

/** A stored document. `taille` in bytes. */
export type PieceGardee = { readonly empreinte: string; readonly taille: number }

/**
 * Stores a PDF whole before it answers: what names it afterwards never points to nothing (P6). `noter`: by whom it is noted,
 * for who stores in a transaction of its own.
 */
export type Conserver = (pdf: Uint8Array, noter?: NoterPiece) => Promise<PieceGardee>

/** The bytes of a stored document, read again and compared with their hash. @throws Error when they were altered. */
export type LireOctets = (empreinte: string) => Promise<Uint8Array>

export type Voir = (demande: { readonly numero: string; readonly acteur: Personne }) => Promise<CandidatureVue>
export type LireDispositif = (id: string) => Promise<Dispositif>

export type ConventionAImprimer = {
  readonly etat: Candidature & Instruite
  readonly dispositif: Dispositif
  readonly redigee: ModeleConvention
  readonly valeurs: ValeursConvention
  readonly le: Instant
}

/** Who signs for the agency: name and capacity, as CRPA L212-1 asks of a decision. */
export type SignataireDeLAgence = { readonly nom: string; readonly qualite: string }

export type DecisionAImprimer = {
  readonly etat: Extract<Candidature, { readonly statut: 'attribuee' }>
  readonly dispositif: Dispositif
  readonly reference: string
  readonly now: Instant
  readonly signataire: SignataireDeLAgence
}

/** EDC-3 — `par`: who validated the chapter that delivers it. */
export type AutorisationAImprimer = {
  readonly etat: Candidature & Instruite
  readonly dispositif: Dispositif
  readonly now: Instant
  readonly par: string
}

/** Each document as a PDF that nobody has signed yet. */
export type Imprimer = {
  readonly convention: (contenu: ConventionAImprimer) => Promise<Uint8Array>
  readonly attestation: (contenu: DecisionAImprimer) => Promise<Uint8Array>
  readonly rapport: (contenu: DecisionAImprimer) => Promise<Uint8Array>
  readonly autorisation: (contenu: AutorisationAImprimer) => Promise<Uint8Array>
}

/** The agency's seal. `raison` is written in the PDF and read by any reader of PDF. */
export type Sceller = (
  pdf: Uint8Array,
  raison: { readonly raison: string; readonly le: Instant },
) => Promise<Uint8Array>

/** The request under way for one text of a convention. `adresse`: the provider's own page, if that is where one signs. */
export type DemandeNotee = { readonly id: string; readonly document: string; readonly adresse: string | null }

export type Demandes = {
  readonly lire: (cle: { readonly numero: string; readonly document: string }) => Promise<DemandeNotee | null>
  readonly noter: (demande: DemandeNotee & { readonly numero: string }) => Promise<void>
  /** Those of the texts that this one replaces. */
  readonly remplacees: (cle: { readonly numero: string; readonly document: string }) => Promise<readonly DemandeNotee[]>
}

export type RefusDeCode =
  | { readonly code: 'demande_inconnue' | 'deja_signee' | 'annulee' | 'code_expire' | 'essais_epuises' }
  | { readonly code: 'code_faux'; readonly essaisRestants: number }

export type RefusDEnvoi =
  | { readonly code: 'demande_inconnue' | 'deja_signee' | 'annulee' | 'trop_de_codes' }
  | { readonly code: 'trop_tot'; readonly dansSecondes: number }

/** What is asked of an electronic signature, that of Convergence or a provider's who answers later. */
export type Signataire = {
  readonly demanderSignature: (demande: {
    /** Two requests with the same reference are one. */
    readonly reference: string
    readonly document: Uint8Array
    readonly titre: string
    readonly signataire: {
      readonly nom: string
      readonly courriel: string
      readonly qualite?: string
      readonly organisation?: string
    }
    readonly raison: string
  }) => Promise<{
    readonly id: string
    readonly parcours: { readonly kind: 'code' } | { readonly kind: 'prestataire'; readonly adresse: string | null }
  }>
  readonly lireDemande: (id: string) => Promise<{
    readonly statut: 'en_attente' | 'signee' | 'refusee' | 'expiree' | 'annulee'
    readonly document: Uint8Array | null
    readonly trace: { readonly courriel: string; readonly codeEnvoyeLe: Instant | null }
  } | null>
  readonly annuler: (id: string) => Promise<void>
  /** Null when one signs on the provider's own page. */
  readonly parCode: {
    readonly envoyerCode: (demande: {
      readonly id: string
    }) => Promise<
      { readonly ok: true; readonly expireLe: Instant } | { readonly ok: false; readonly refus: RefusDEnvoi }
    >
    readonly confirmer: (essai: {
      readonly id: string
      readonly code: string
    }) => Promise<
      | { readonly ok: true; readonly document: Uint8Array; readonly signeeLe: Instant }
      | { readonly ok: false; readonly refus: RefusDeCode }
    >
  } | null
}
