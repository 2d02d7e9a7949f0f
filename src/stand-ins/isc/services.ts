import { hotesAdmis } from '../../platform/http/hotes.ts'

/** A service that iSC gives access to (IDN-1): a client of OpenID Connect, and an entry of the list of services. */
export type Service = {
  readonly clientId: string
  readonly clientSecret: string
  /** As the consent page and the list name it: « Plateforme Convergence ». */
  readonly nom: string
  readonly description: string
  /** Who answers for the data shared. */
  readonly responsable: string
  /** Where the list of services leads (IDN-6): the service's own sign-in address. */
  readonly adresse: string
  readonly retours: readonly string[]
  readonly retoursDeconnexion: readonly string[]
  /** How it proves who it is at the token endpoint; `client_secret_basic` by default. */
  readonly authentification?: 'client_secret_basic' | 'client_secret_post'
}

/** iSC's own list of services is a client of iSC like another: signing in to it is signing in to all. */
export const PORTAIL = 'isc-portail'

/** Our own address first; then the other names that a machine of one's own answers to. */
export const originesDe = (baseUrl: string): readonly string[] => {
  const base = new URL(baseUrl)
  const autres = [...hotesAdmis(base)].map(hote => `${base.protocol}//${hote}`)
  return [base.origin, ...autres.filter(origine => origine !== base.origin)]
}

/** The same addresses under every origin that is the same place. */
export const partout = (urls: readonly string[]): readonly string[] => [
  ...new Set(urls.flatMap(url => originesDe(url).map(origine => origine + url.slice(new URL(url).origin.length)))),
]

/**
 * The origins where a form of a page may end: the service's return addresses. A policy has no way to write an IPv6
 * address; on `[::1]` a page only goes back to itself.
 */
export const originesDesRetours = (service: Service | undefined): readonly string[] => {
  const retours = partout([...(service?.retours ?? []), ...(service?.retoursDeconnexion ?? [])])
  return [...new Set(retours.map(url => new URL(url).origin))].filter(origine => !origine.includes('['))
}
