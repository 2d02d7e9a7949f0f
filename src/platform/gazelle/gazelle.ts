import type { Instant } from '../../kernel/temps.ts'

/**
 * The port to an interoperability test platform (PRE-4). One instance speaks to one platform: the base address is the
 * operator's setting, never a candidate's word (P28).
 */
export type Gazelle = {
  /**
   * The reports that a person may import: by their own API key on Gazelle, or by the e-mail under which the platform
   * knows them (then with our key). Newest first.
   */
  readonly listerRapports: (qui: QuiDemande) => Promise<Reponse<readonly RapportListe[]>>
  /** A report whole, with the bytes to keep: a verdict changes when the validator is upgraded, our copy does not. */
  readonly lireRapport: (rapport: ReferenceRapport) => Promise<Reponse<RapportLu>>
  /** What a permanent link points at; null when it is not one, or not on a platform that we know how to read. */
  readonly reconnaitre: (url: string) => LienGazelle | null
  /** Does a link count for the programme: https, one of its hosts, a known form (PRE-4)? */
  readonly estAdmis: (lien: { readonly url: string; readonly hotes: readonly string[] }) => boolean
}

export type QuiDemande = { readonly cle: string } | { readonly courriel: string }

/**
 * `clePrivee` opens a private report to whoever holds it: keep it out of logs, pages and journals. `anonyme`: read as anyone who
 * holds the link would, without our own key, which might open more.
 */
export type ReferenceRapport = {
  readonly oid: string
  readonly clePrivee?: string
  readonly generation?: Generation
  readonly anonyme?: boolean
}
/** Of links: `/evs/report.seam?oid=` or `/gazelle/validation-portal/reports/{id}`. */
export type Generation = 'evs' | 'portail'

export type Verdict = 'reussi' | 'echoue' | 'indetermine'

export type RapportListe = {
  readonly oid: string
  readonly clePrivee: string | null
  /** The name of the file that was validated, or the validator's when the platform gives none. */
  readonly intitule: string
  readonly service: string
  readonly statut: Verdict | 'en_cours'
  readonly valideLe: Instant | null
  readonly lien: string
}

export type RapportLu = {
  readonly oid: string
  /** The permanent link, with the private key if one was given. */
  readonly lien: string
  /** Exactly what the platform sent: to be stored as it is. */
  readonly octets: Uint8Array
  readonly type: 'application/xml' | 'application/json'
  /** SHA-256 of `octets`, in hexadecimal. */
  readonly empreinte: string
  readonly contenu: ContenuRapport
}

/** What is read in a report, whatever its form. Empty texts are what the platform did not say. */
export type ContenuRapport = {
  readonly verdict: Verdict
  readonly service: string
  readonly versionService: string
  readonly validateur: string
  readonly versionValidateur: string
  readonly erreurs: number
  readonly avertissements: number
  readonly valideLe: Instant | null
  /** The requirements that the report's assertions name, where it names some. */
  readonly exigences: readonly string[]
  /** What did not pass, errors first, the first hundred. */
  readonly ecarts: readonly Ecart[]
}
/** A constraint that is not satisfied, or could not be checked. Empty texts are what the report does not say. */
export type Ecart = {
  readonly id: string
  readonly libelle: string
  readonly gravite: 'erreur' | 'avertissement' | 'information'
  readonly emplacement: string
}

export type LienGazelle =
  | {
      readonly kind: 'rapport'
      readonly generation: Generation
      readonly oid: string
      readonly clePrivee: string | null
      /** On the platform that this adapter reads: the report itself can be fetched. */
      readonly lisible: boolean
    }
  | { readonly kind: 'instance_de_test'; readonly id: string }

export type Reponse<T> = { readonly ok: true; readonly valeur: T } | { readonly ok: false; readonly echec: Echec }

export type Echec =
  /** 202: the validation still runs. */
  | { readonly code: 'en_cours'; readonly reessayerDansSecondes: number }
  /** 401: the API key is missing, wrong or out of date. */
  | { readonly code: 'cle_refusee' }
  /** 403: the report is private, and the key does not open it. */
  | { readonly code: 'acces_refuse' }
  | { readonly code: 'introuvable' }
  /** 429, or our own restraint after one. */
  | { readonly code: 'trop_de_demandes'; readonly reessayerDansSecondes: number }
  /** No answer in time, a network failure, a 5xx, a redirect: nothing is known of the report. */
  | { readonly code: 'indisponible'; readonly cause: string }
  /** An answer that is not a report. */
  | { readonly code: 'illisible'; readonly cause: string }
