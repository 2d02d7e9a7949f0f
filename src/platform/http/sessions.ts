import type { ResoudreSession, SessionResolue } from './contract.ts'

/** Signing out or losing a right takes effect everywhere within a second (P32): 900 ms here, the rest for the request. */
const DUREE_MS = 900
const SESSIONS_MAX = 10_000

export const sessionIdDe = (session: SessionResolue): string =>
  session.kind === 'connecte' ? session.connecte.sessionId : session.sessionId

export type CacheDeSessions = {
  /** What the cookie is worth, when it was asked less than 900 ms ago; undefined when it must be asked again. */
  readonly fraiche: (jeton: string) => SessionResolue | undefined
  readonly resoudre: ResoudreSession
  /** Was this cookie worth something the last time it was asked, however long ago? */
  readonly connue: (jeton: string) => boolean
  /** At once in this process: a sign-in, a sign-out. */
  readonly oublier: (jeton: string) => void
}

type Entree = {
  readonly depuis: number
  readonly promesse: Promise<SessionResolue | null>
  readonly connue: boolean
  resolue?: SessionResolue
}

/** Cookies have 256 random bits: anything else is not worth a question to the database. */
const forme = /^[\w-]{43}$/

/**
 * Remembers for less than a second what a session cookie is worth; requests that come together ask once. Only sessions
 * in full are remembered: one that is retained must be let go as soon as its condition is met.
 */
export const creerCacheDeSessions = (resoudreSession: ResoudreSession): CacheDeSessions => {
  const entrees = new Map<string, Entree>()
  const vivante = (entree: Entree | undefined): entree is Entree =>
    entree !== undefined && performance.now() - entree.depuis < DUREE_MS

  const connue = (jeton: string): boolean => {
    const entree = entrees.get(jeton)
    return entree !== undefined && (entree.connue || entree.resolue !== undefined)
  }

  const demander = (jeton: string): Promise<SessionResolue | null> => {
    const promesse = resoudreSession(jeton)
    const entree: Entree = { depuis: performance.now(), promesse, connue: connue(jeton) }
    entrees.delete(jeton)
    entrees.set(jeton, entree)
    if (entrees.size > SESSIONS_MAX)
      for (const plusAncien of entrees.keys()) {
        entrees.delete(plusAncien)
        break
      }
    const oublierSi = (): void => {
      if (entrees.get(jeton) === entree) entrees.delete(jeton)
    }
    promesse.then(resolue => {
      if (resolue?.kind === 'connecte') entree.resolue = resolue
      else oublierSi()
    }, oublierSi)
    return promesse
  }

  return {
    fraiche: jeton => {
      const entree = entrees.get(jeton)
      return vivante(entree) ? entree.resolue : undefined
    },
    resoudre: async jeton => {
      if (!forme.test(jeton)) return null
      const entree = entrees.get(jeton)
      return vivante(entree) ? entree.promesse : demander(jeton)
    },
    connue,
    oublier: jeton => {
      entrees.delete(jeton)
    },
  }
}
