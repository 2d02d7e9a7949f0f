import { estAvant, type Instant } from '../../../kernel/temps.ts'
import type { CodeJalon, Dispositif } from '../../dispositifs/index.ts'
import type { Refus } from './refus.ts'

/**
 * JAL-4 — a milestone is an exact minute, judged by the server's time of reception: what is received at that very
 * instant is too late. A permanent guichet has none (GUI-2).
 */
export const refusDeJalon = (dispositif: Dispositif, code: CodeJalon, recuLe: Instant): Refus | null => {
  const jalon = jalonDe(dispositif, code)
  return jalon && !estAvant(recuLe, jalon) ? { code: 'jalon_depasse', jalon: code, quand: jalon } : null
}

export const jalonDe = (dispositif: Dispositif, code: CodeJalon): Instant | undefined =>
  dispositif.jalons.find(jalon => jalon.code === code)?.quand
