import type { Readable } from 'node:stream'
import type { VNode } from 'preact'
import type { Acteur, RoleAgent } from '../../kernel/acteur.ts'

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

/** A person signed in, as pages greet them. `acteur` is never the clock. */
export type Connecte = { readonly acteur: Exclude<Acteur, { kind: 'horloge' }>; readonly sessionId: string }

/**
 * One act of a person on the platform: who, and the key that makes a retry harmless (P2). `empreinte` is the SHA-256 of
 * what was sent: the same key with another body is refused.
 */
export type Acte = { readonly acteur: Exclude<Acteur, { kind: 'horloge' }>; readonly cle: string; readonly empreinte: string }

/** A form's fields as sent: a name given several times is a list. Files are in `fichiers`. */
export type Corps = Readonly<Record<string, string | readonly string[]>>

export type Requete = {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly corps: Corps
  /** The full path with its query, to come back to. */
  readonly url: string
  readonly connecte: Connecte | null
  /** The person who acts; on a route whose access is `public`, throws when nobody is signed in. */
  readonly acteur: Connecte['acteur']
  /** The act with its idempotency key; throws a 400 when the form brought none. Only on POST. */
  readonly acte: Acte
  readonly correlation: string
  readonly entetes: Readonly<Record<string, string | readonly string[] | undefined>>
  /** The request's own body, for a route whose `corps` is `flux`: multipart parts, one after the other, never in memory. */
  readonly parties: () => AsyncIterable<Partie>
}

export type Partie =
  | { readonly kind: 'champ'; readonly nom: string; readonly valeur: string }
  | { readonly kind: 'fichier'; readonly nom: string; readonly nomFichier: string; readonly type: string; readonly flux: Readable }

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
    }

export type Biscuit = { readonly nom: string; readonly valeur: string; readonly dureeSecondes: number }

/** What a page says of itself; the layout (src/ui) does the rest. */
export type Page = {
  readonly titre: string
  readonly contenu: VNode
  /** From the home page down, without the page itself. */
  readonly filAriane?: readonly { readonly libelle: string; readonly href: string }[]
  /** Wide for working tables and the instruction screen; default otherwise. */
  readonly largeur?: 'normale' | 'large'
  /** A page that must not be found or kept by others: receipts, dossiers. Default true when someone is signed in. */
  readonly scripts?: readonly string[]
}

export type Route = {
  readonly methode: 'GET' | 'POST'
  readonly chemin: string
  readonly acces: Acces
  /** `formulaire` by default on POST; `flux` leaves a multipart body to the route. */
  readonly corps?: 'formulaire' | 'flux' | 'json'
  /** Only for callers that can't send our token: partners' callbacks, the local provider. Says why. */
  readonly sansJeton?: string
  readonly traiter: (requete: Requete) => Promise<Reponse> | Reponse
}

export const page = (contenu: Page, statut = 200): Reponse => ({ kind: 'page', statut, page: contenu })
export const redirection = (vers: string, cookies?: readonly Biscuit[]): Reponse =>
  cookies ? { kind: 'redirection', vers, cookies } : { kind: 'redirection', vers }
export const json = (valeur: unknown, statut = 200): Reponse => ({ kind: 'json', statut, valeur })
