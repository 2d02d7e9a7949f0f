import { type Instant, plusHeures, plusJoursCalendaires, plusJoursOuvres } from '../../../kernel/temps.ts'
import type { Delai, Delais } from '../../dispositifs/index.ts'

/** The first instant that is too late, a delay being read as its programme says. */
const fin = (depuis: Instant, { jours, decompte, proroge }: Delai): Instant =>
  decompte === 'ouvres' ? plusJoursOuvres(depuis, jours) : plusJoursCalendaires(depuis, jours, { proroge })

/** ADM-8 — an answer to a complement is due within 5 jours ouvrés of the request. */
export const limiteDuComplement = (demandeLe: Instant, delais: Delais): Instant => fin(demandeLe, delais.complement)

/** INT-5 — an answer within 24 h of the notification keeps the place in the queue. `null`: the programme gives no such guarantee. */
export const limiteGarantieDePlace = (notifieLe: Instant, { gardeRang }: Delais): Instant | null =>
  gardeRang && plusHeures(notifieLe, gardeRang.heures)

/** INT-6 — without an answer for 30 days after a request, the candidature is deemed abandoned. */
export const limiteDAbandon = (demandesLe: Instant, { abandon }: Delais): Instant | null =>
  abandon && fin(demandesLe, abandon)
