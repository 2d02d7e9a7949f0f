import type { Auteur, RoleAgent } from '../../../kernel/acteur.ts'
import type { NomTexte } from '../domain/entree.ts'
import type { Profil } from '../domain/profil.ts'

/** Who the provider says came: the pair is the person, never the e-mail (RFC 9700). */
export type Compte = { readonly iss: string; readonly sub: string }

/** A session as opened: the cookie's value is known here only, once. */
export type SessionOuverte = { readonly jeton: string; readonly dureeSecondes: number }

export type Sessions = {
  /**
   * Writes the person and the company as the provider says they are now, ends the session that the browser had, opens
   * another: an identifier known before signing in is worth nothing after.
   */
  readonly ouvrir: (entree: {
    readonly compte: Compte
    readonly profil: Profil
    readonly idToken: string
    readonly ancienJeton: string | undefined
  }) => Promise<SessionOuverte>
  /** @returns what the provider gave to end its own session by, when there was one. */
  readonly fermer: (jeton: string) => Promise<{ readonly idToken: string | undefined } | null>
}

export type Acceptation = { readonly texte: NomTexte; readonly version: string; readonly empreinte: string }

export type Consentements = {
  /** Kept once: accepting again what was accepted changes nothing, its date least of all. */
  readonly garder: (personneId: string, acceptations: readonly Acceptation[]) => Promise<void>
}

export type Habilitations = {
  /** @returns false when the right is held already, which changes nothing. */
  readonly accorder: (droit: Droit) => Promise<boolean>
  /** @returns false when the right is not held, which changes nothing. */
  readonly retirer: (droit: Droit) => Promise<boolean>
  readonly compteDe: (personneId: string) => Promise<Compte | null>
}

export type Droit = { readonly compte: Compte; readonly role: RoleAgent; readonly par: Auteur }

/** The identity provider (IDN-1), whichever it is. */
export type Fournisseur = {
  readonly commencer: (depart: {
    readonly retour: string
    readonly origine: string
  }) => Promise<{ readonly url: string; readonly cookie: Biscuit }>
  readonly terminer: (arrivee: {
    readonly url: string
    readonly biscuit: (nom: string) => string | undefined
  }) => Promise<IssueFournisseur>
  readonly fin: (session: { readonly idToken: string | undefined; readonly origine: string }) => string | null
}

type Biscuit = { readonly nom: string; readonly valeur: string; readonly dureeSecondes: number }

export type IssueFournisseur =
  | {
      readonly ok: true
      readonly identite: Compte & {
        readonly revendications: Readonly<Record<string, unknown>>
        readonly idToken: string
      }
      readonly retour: string
      readonly cookies: readonly Biscuit[]
    }
  | { readonly ok: false; readonly motif: MotifEchec; readonly cookies: readonly Biscuit[] }

export type MotifEchec = 'refusee' | 'perdue' | 'invalide'
