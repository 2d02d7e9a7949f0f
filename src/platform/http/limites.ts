import { ErreurDeBord } from './erreurs.ts'

/** How many seconds to wait before the next try; 0 when the request may go on. */
export type Limiteur = (cle: string) => number

const FENETRE_MS = 60_000
/** Above it the table starts again: a flood of addresses must not fill the memory. */
const CLES_MAX = 100_000

/**
 * Counts by fixed windows of a minute, in this process. Called before anything that costs, so kept to one Map: the
 * library's hooks run per route after ours, and would come after the session was looked up.
 */
export const creerLimiteur = (parMinute: number): Limiteur => {
  let comptes = new Map<string, number>()
  let fin = 0
  return cle => {
    const maintenant = performance.now()
    if (maintenant >= fin || comptes.size > CLES_MAX) {
      comptes = new Map()
      fin = maintenant + FENETRE_MS
    }
    const compte = (comptes.get(cle) ?? 0) + 1
    comptes.set(cle, compte)
    return compte > parMinute ? Math.ceil((fin - maintenant) / 1000) : 0
  }
}

/** One IPv6 subscriber owns a whole /64: its addresses count as one. */
export const cleAdresse = (ip: string): string => {
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip
  const [avant = [], apres] = ip.split('::', 2).map(partie => partie.split(':').filter(Boolean))
  const nuls = apres ? Math.max(0, 8 - avant.length - apres.length) : 0
  return [...avant, ...Array<string>(nuls).fill('0'), ...(apres ?? [])].slice(0, 4).join(':')
}

/** Beyond a limit; `attendre` is in seconds. */
export class TropDeDemandes extends ErreurDeBord {
  readonly attendre: number
  constructor(attendre: number) {
    super(429, 'Vous avez envoyé trop de demandes en peu de temps. Patientez une minute, puis recommencez.')
    this.attendre = attendre
  }
}
