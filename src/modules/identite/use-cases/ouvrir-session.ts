import { type Correspondance, lireProfil, type RefusProfil } from '../domain/profil.ts'
import type { Compte, SessionOuverte, Sessions } from './ports.ts'

export type IssueOuverture =
  | { readonly ok: true; readonly session: SessionOuverte }
  | { readonly ok: false; readonly refus: RefusProfil }

export type OuvrirSession = (demande: {
  readonly identite: Compte & { readonly revendications: Readonly<Record<string, unknown>>; readonly idToken: string }
  /** The session cookie that the browser had when it came, if any. */
  readonly ancienJeton: string | undefined
}) => Promise<IssueOuverture>

/** IDN-1 — opens a session for the person that the provider vouches for. */
export const makeOuvrirSession =
  ({
    sessions,
    correspondance,
  }: {
    readonly sessions: Sessions
    readonly correspondance: Correspondance
  }): OuvrirSession =>
  async ({ identite, ancienJeton }) => {
    const lu = lireProfil(identite.revendications, correspondance)
    if (!lu.ok) return lu
    const { iss, sub, idToken } = identite
    const session = await sessions.ouvrir({ compte: { iss, sub }, profil: lu.profil, idToken, ancienJeton })
    return { ok: true, session }
  }
