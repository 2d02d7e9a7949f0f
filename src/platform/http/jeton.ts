import { createHmac, timingSafeEqual } from 'node:crypto'

/** The token that every form of a session carries: only a page of ours, opened under that session, knows it (P27). */
export type Jetons = { readonly de: (sessionId: string) => string; readonly valide: (essai: Essai) => boolean }
type Essai = { readonly sessionId: string; readonly jeton: string | undefined }

export const creerJetons = (secret: string | Uint8Array): Jetons => {
  if (Buffer.byteLength(secret) < 32) throw new Error('le secret des formulaires doit compter au moins 32 octets')
  const de = (sessionId: string): string =>
    createHmac('sha256', secret).update(`formulaire:${sessionId}`).digest('base64url')
  return {
    de,
    valide: ({ sessionId, jeton }) => {
      if (jeton === undefined) return false
      const attendu = Buffer.from(de(sessionId))
      const recu = Buffer.from(jeton)
      return attendu.length === recu.length && timingSafeEqual(attendu, recu)
    },
  }
}

type EntetesOrigine = {
  readonly origin?: string | undefined
  readonly 'sec-fetch-site'?: string | string[] | undefined
}

/**
 * Does the request come from a page of ours, as far as the browser says? One that says nothing is not a browser, and has no
 * cookie that another site could make it send.
 */
export const memeOrigine = (entetes: EntetesOrigine, origine: string): boolean => {
  const site = entetes['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  return entetes.origin === undefined || entetes.origin === origine
}
