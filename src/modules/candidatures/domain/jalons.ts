import { estAvant, type Instant } from '../../../kernel/temps.ts'
import type { CodeJalon, Dispositif, Jalon } from '../../dispositifs/index.ts'
import type { Refus } from './refus.ts'

/**
 * JAL-4 — the milestone, once it has passed: an exact minute, judged by the server's time of reception, and what is received
 * at that very instant is too late. A permanent guichet has none (GUI-2).
 */
export const jalonPasse = (dispositif: Dispositif, code: CodeJalon, recuLe: Instant): Jalon | null =>
  dispositif.jalons.find(jalon => jalon.code === code && !estAvant(recuLe, jalon.quand)) ?? null

/** JAL-4 — why what needed to come before a milestone is refused; `null` when it came in time. */
export const refusDeJalon = (dispositif: Dispositif, code: CodeJalon, recuLe: Instant): Refus | null => {
  const jalon = jalonPasse(dispositif, code, recuLe)
  return jalon && { code: 'jalon_depasse', jalon: code, quand: jalon.quand }
}

/** The moment of a milestone; undefined in a programme that does not have it. */
export const jalonDe = (dispositif: Dispositif, code: CodeJalon): Instant | undefined =>
  dispositif.jalons.find(jalon => jalon.code === code)?.quand
