import { lookup } from 'node:dns/promises'
import { type IncomingHttpHeaders, type IncomingMessage, request as enClair } from 'node:http'
import { request as chiffre } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { estPublique } from './adresses.ts'

/** A server that may be called: the origin of `adresse`, and nothing else. */
export type HoteAdmis = {
  readonly adresse: string
  /** It may be in the clear and on a private address: the demonstration's own, or one that the operator says so of. */
  readonly local: boolean
}

export type ReglagesAppel = {
  readonly hotes: readonly HoteAdmis[]
  /** From the resolution to the last byte. */
  readonly delaiMs: number
  readonly tailleMaxOctets: number
  /** Every address of a name; asked once a call. */
  readonly resoudre?: (nom: string) => Promise<readonly string[]>
}

export type Appele =
  | { readonly ok: true; readonly statut: number; readonly entetes: IncomingHttpHeaders; readonly octets: Uint8Array }
  /** `interdit`: nothing was sent. */
  | { readonly ok: false; readonly code: 'interdit' | 'trop_gros' | 'injoignable'; readonly cause: string }

export type Appeler = (url: string, entetes?: Readonly<Record<string, string>>) => Promise<Appele>

const parLeSysteme = async (nom: string): Promise<readonly string[]> =>
  (await lookup(nom, { all: true })).map(({ address }) => address)

/**
 * P28 — the only way by which the server fetches what someone else's word leads to. The origin must be one of the settings', to
 * the letter; its name is resolved once, every address of it must be public (but of a local one), and the connection goes to
 * that very address: a name that changes its mind meanwhile changes nothing. No redirect is followed. Never throws.
 */
export const creerAppel = ({ hotes, delaiMs, tailleMaxOctets, resoudre = parLeSysteme }: ReglagesAppel): Appeler => {
  const admis = new Map(hotes.map(({ adresse, local }) => [new URL(adresse).origin, local]))

  return async (texte, entetes = {}) => {
    const url = URL.canParse(texte) ? new URL(texte) : null
    const local = url === null ? undefined : admis.get(url.origin)
    if (url === null || local === undefined || url.username !== '' || url.password !== '')
      return { ok: false, code: 'interdit', cause: 'hôte non admis' }
    if (url.protocol !== 'https:' && !local) return { ok: false, code: 'interdit', cause: 'en clair' }
    const signal = AbortSignal.timeout(delaiMs)
    try {
      const nom = url.hostname.replace(/^\[|\]$/g, '')
      const adresses = isIP(nom) === 0 ? await avant(signal, resoudre(nom)) : [nom]
      const [adresse] = adresses
      if (adresse === undefined) return { ok: false, code: 'injoignable', cause: 'nom sans adresse' }
      if (!local && !adresses.every(estPublique)) return { ok: false, code: 'interdit', cause: 'adresse non publique' }
      const reponse = await demander({ url, adresse, entetes, signal })
      const octets = await lireCorps(reponse, tailleMaxOctets)
      if (octets === null) return { ok: false, code: 'trop_gros', cause: 'réponse trop volumineuse' }
      return { ok: true, statut: reponse.statusCode ?? 0, entetes: reponse.headers, octets }
    } catch (erreur) {
      const cause = signal.aborted ? 'TimeoutError' : codeDe(erreur)
      return { ok: false, code: 'injoignable', cause }
    }
  }
}

const codeDe = (erreur: unknown): string => {
  if (!(erreur instanceof Error)) return 'réseau'
  return 'code' in erreur && typeof erreur.code === 'string' ? erreur.code : erreur.name
}

/** A resolver knows no deadline. */
const avant = <T>(signal: AbortSignal, promesse: Promise<T>): Promise<T> =>
  new Promise((tenir, rompre) => {
    signal.addEventListener('abort', () => rompre(signal.reason), { once: true })
    promesse.then(tenir, rompre)
  })

type Demande = {
  readonly url: URL
  readonly adresse: string
  readonly entetes: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

const demander = ({ url, adresse, entetes, signal }: Demande): Promise<IncomingMessage> => {
  const family = isIP(adresse)
  // Whatever the name would answer now, the connection goes where the check was made.
  const epinglee: LookupFunction = (_nom, { all }, rendre) =>
    all ? rendre(null, [{ address: adresse, family }]) : rendre(null, adresse, family)
  const request = url.protocol === 'https:' ? chiffre : enClair
  return new Promise((tenir, rompre) => {
    request(url, { agent: false, lookup: epinglee, signal, headers: { ...entetes, 'accept-encoding': 'identity' } })
      .once('response', tenir)
      .on('error', rompre)
      .end()
  })
}

/** The whole body, or null as soon as it is longer than allowed. */
const lireCorps = async (reponse: IncomingMessage, max: number): Promise<Uint8Array | null> => {
  const morceaux: Buffer[] = []
  let taille = 0
  for await (const morceau of reponse as AsyncIterable<Buffer>) {
    taille += morceau.byteLength
    if (taille > max) return null
    morceaux.push(morceau)
  }
  return Buffer.concat(morceaux, taille)
}
