import type { Instant } from '../../kernel/temps.ts'

/** A document to be signed by one person. */
export type DemandeDeSignature = {
  /**
   * Two requests with the same reference are one: the second answers the first's `id`, unless that one was cancelled.
   * The same reference with another document is a bug: nobody may sign what was replaced.
   */
  readonly reference: string
  readonly document: Uint8Array
  /** How e-mails name the document: it carries nothing confidential (MSG-2). */
  readonly titre: string
  readonly signataire: {
    readonly nom: string
    readonly courriel: string
    readonly qualite?: string
    readonly organisation?: string
  }
  /** Why the person signs, written in the signed PDF. */
  readonly raison: string
}

export type DemandeCreee = {
  readonly id: string
  /** `code`: the person types in Convergence a code that comes by e-mail. `prestataire`: on the provider's own page. */
  readonly parcours: { readonly kind: 'code' } | { readonly kind: 'prestataire'; readonly adresse: string | null }
}

export type EtatDeDemande = {
  readonly id: string
  readonly statut: 'en_attente' | 'signee' | 'refusee' | 'expiree' | 'annulee'
  /** The signed PDF, once `signee`. */
  readonly document: Uint8Array | null
  /** What is kept of how it came about. */
  readonly trace: {
    readonly courriel: string
    /** SHA-256 of the document as it was submitted. */
    readonly empreinteSoumise: string
    readonly demandeeLe: Instant
    readonly codeEnvoyeLe: Instant | null
    readonly signeeLe: Instant | null
  }
}

export type RefusDeCode =
  | { readonly code: 'demande_inconnue' }
  | { readonly code: 'deja_signee' }
  | { readonly code: 'annulee' }
  | { readonly code: 'code_faux'; readonly essaisRestants: number }
  | { readonly code: 'code_expire' }
  | { readonly code: 'essais_epuises' }

export type Confirmation =
  | { readonly ok: true; readonly document: Uint8Array; readonly signeeLe: Instant }
  | { readonly ok: false; readonly refus: RefusDeCode }

export type EnvoiDeCode =
  | { readonly ok: true; readonly expireLe: Instant }
  | {
      readonly ok: false
      readonly refus:
        | { readonly code: 'demande_inconnue' | 'deja_signee' | 'annulee' | 'trop_de_codes' }
        | { readonly code: 'trop_tot'; readonly dansSecondes: number }
    }

/** The part of a signatory whose codes are typed in Convergence. Each call has its own transaction: never inside another. */
export type ParCode = {
  /** Sends a code, valid ten minutes and five tries; the one before no longer works. */
  readonly envoyerCode: (demande: { readonly id: string }) => Promise<EnvoiDeCode>
  /**
   * Signs when the code is right. A wrong try counts whatever becomes of the caller's transaction, and a code works
   * once: after `deja_signee`, `lireDemande` gives the signed document.
   */
  readonly confirmer: (essai: { readonly id: string; readonly code: string }) => Promise<Confirmation>
}

/**
 * Electronic signature, shaped for a provider that answers later: ask, then read the state when a callback (or the
 * clock) says so. Whoever may ask and confirm is the caller's to check.
 */
export type SignataireElectronique = {
  readonly demanderSignature: (demande: DemandeDeSignature) => Promise<DemandeCreee>
  readonly lireDemande: (id: string) => Promise<EtatDeDemande | null>
  /** Without effect once signed. */
  readonly annuler: (id: string) => Promise<void>
  /** Null when the provider has its own page. */
  readonly parCode: ParCode | null
}
