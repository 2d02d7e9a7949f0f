import type { Readable } from 'node:stream'
import type { VNode } from 'preact'
import type { Acte, Personne, RoleAgent } from '../../kernel/acteur.ts'

/**
 * Who may call a route. Every route says it, and one that doesn't never starts (promise P23).
 * - `public`: anyone, signed in or not.
 * - `connecte`: any person signed in.
 * - `editeur`: a person of an entreprise. Whose candidature it is, the use-case decides: « not yours » answers as « not there ».
 * - `agent`: a person of the agency; with `roles`, one who holds at least one of them.
 */
export type Acces =
  | { readonly qui: 'public' }
  | { readonly qui: 'connecte' }
  | { readonly qui: 'editeur' }
  | { readonly qui: 'agent'; readonly roles?: readonly RoleAgent[] }

export type { Acte } from '../../kernel/acteur.ts'

/** A person signed in, as pages greet them. */
export type Connecte = {
  readonly acteur: Personne
  readonly sessionId: string
  /** The company of an éditeur, by name, for the header. */
  readonly entreprise?: string
}

/**
 * What a session cookie is worth now. `retenue`: the person is known but must pass by the page `vers` before anything
 * else (the terms of use at first entry, the page that says why there is no access).
 */
export type SessionResolue =
  | { readonly kind: 'connecte'; readonly connecte: Connecte }
  | { readonly kind: 'retenue'; readonly sessionId: string; readonly vers: string }

/** Answers null for a session that is unknown, ended or out of time. `jeton` is the cookie's value, never stored as is. */
export type ResoudreSession = (jeton: string) => Promise<SessionResolue | null>

/** A form's fields as sent: a name given several times is a list. Files are in `fichiers`. */
export type Corps = Readonly<Record<string, string | readonly string[]>>

export type Requete = {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly corps: Corps
  /** The full path with its query, to come back to. */
  readonly url: string
  readonly connecte: Connecte | null
  /** The session that came, retained ones included; null without a valid cookie. */
  readonly sessionId: string | null
  /** The person who acts; on a route whose access is `public`, throws when nobody is signed in. */
  readonly acteur: Connecte['acteur']
  /**
   * The act with its idempotency key (field `cle`, or header `idempotency-key`); throws a 400 when none came. Only on POST.
   * On a `flux` route the empreinte covers the fields sent before the first file: add the files' with `acteAvec`.
   */
  readonly acte: Acte
  readonly correlation: string
  readonly entetes: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Headers alone are asked for (HEAD): nothing of the body is read, nor given. */
  readonly sansCorps: boolean
  /** The origin that the browser reached us by, checked to be ours: `https://convergence.example`. */
  readonly origine: string
  /** The value of a cookie of ours. */
  readonly biscuit: (nom: string) => string | undefined
  readonly ip: string
  /** The value sent to a route whose `corps` is `json`, undefined elsewhere; and its bytes, over which a partner signs. */
  readonly json: unknown
  readonly octets: Uint8Array
  /**
   * The request's own body, for a route whose `corps` is `flux`: multipart parts, one after the other, never in memory. Fields
   * sent before the first file are given again, and are in `corps` too: `_jeton` and `cle` are to be the first.
   */
  readonly parties: () => AsyncIterable<Partie>
  /** The bytes of a route whose `corps` is `brut`, as they come. */
  readonly brut: () => Readable
}

export type Partie =
  | { readonly kind: 'champ'; readonly nom: string; readonly valeur: string }
  | {
      readonly kind: 'fichier'
      readonly nom: string
      readonly nomFichier: string
      readonly type: string
      readonly flux: Readable
    }

export type Reponse =
  | { readonly kind: 'page'; readonly statut: number; readonly page: Page }
  /** 303: the browser then GETs. */
  | { readonly kind: 'redirection'; readonly vers: string; readonly cookies?: readonly Biscuit[] }
  | { readonly kind: 'json'; readonly statut: number; readonly valeur: unknown; readonly type?: string }
  | {
      readonly kind: 'fichier'
      readonly nom: string
      readonly type: string
      readonly taille?: number
      readonly corps: Readable | Uint8Array
      /** Pièces are always attachments; only our own PDFs and calendars may be shown inline. */
      readonly disposition: 'attachment' | 'inline'
      /** Shown in place, and as little able to act as an attachment: pictures that we encoded ourselves from what was deposited (P24). */
      readonly isole?: true
      /** Its strong entity tag, quotes included: parts of it can then be asked for. */
      readonly etiquette?: string
      /** The part answered (206) when the browser asked for one: see `lirePlage`. Bytes, `fin` included. */
      readonly plage?: { readonly debut: number; readonly fin: number; readonly total: number }
    }
  /** For a protocol of its own (resumable upload, metrics): the caller says every header. */
  | {
      readonly kind: 'brute'
      readonly statut: number
      readonly entetes: Readonly<Record<string, string>>
      readonly corps?: Readable | Uint8Array | string
    }

/** base64url only. Always HttpOnly, SameSite=Lax, for the whole site; Secure under https. A duration of 0 removes it. */
export type Biscuit = { readonly nom: string; readonly valeur: string; readonly dureeSecondes: number }

/** What a page says of itself; the layout (src/ui) does the rest. */
export type Page = {
  readonly titre: string
  /** How the breadcrumb names the page, where its title says more than its place does. */
  readonly titreCourt?: string
  readonly contenu: VNode
  /** From the home page down, without the page itself. */
  readonly filAriane?: readonly { readonly libelle: string; readonly href: string }[]
  /** Wide for working tables and the instruction screen; default otherwise. */
  readonly largeur?: 'normale' | 'large'
}

/** What the renderer is told of the request besides the page itself. */
export type ContexteDePage = {
  readonly connecte: Connecte | null
  /** The session's token against forged requests; empty when nobody is signed in. */
  readonly jeton: string
  /** The path asked for, without its query. */
  readonly chemin: string
  readonly correlation: string
}

export type Rendre = (page: Page, contexte: ContexteDePage) => string

/** A static file, served for ever under an address that holds its hash. */
export type Actif = {
  readonly chemin: string
  readonly type: string
  readonly contenu: Uint8Array
  readonly brotli?: Uint8Array
  readonly gzip?: Uint8Array
}

export type Route = {
  readonly methode: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE' | 'HEAD'
  readonly chemin: string
  readonly acces: Acces
  /** `formulaire` by default on POST; `flux` leaves a multipart body to the route, `brut` any body. */
  readonly corps?: 'formulaire' | 'flux' | 'json' | 'brut'
  /** Only for callers that can't send our token: partners' callbacks, the local provider. Says why. */
  readonly sansJeton?: string
  /** Requests a minute and an address, for routes that must be strict (sign-in, codes); the general limit applies besides. */
  readonly limite?: number
  readonly traiter: (requete: Requete) => Promise<Reponse> | Reponse
}

export const page = (contenu: Page, statut = 200): Reponse => ({ kind: 'page', statut, page: contenu })
export const redirection = (vers: string, cookies?: readonly Biscuit[]): Reponse =>
  cookies ? { kind: 'redirection', vers, cookies } : { kind: 'redirection', vers }
export const json = (valeur: unknown, statut = 200): Reponse => ({ kind: 'json', statut, valeur })
