import ical, { ICalCalendarMethod } from 'ical-generator'
import type { Instant } from '../../kernel/temps.ts'

/** A moment in a calendar: nothing lasts, it is the instant that counts. */
export type Evenement = {
  /** The same for the same event, in every reading: a calendar then moves it instead of adding another one. */
  readonly uid: string
  readonly quand: Instant
  readonly titre: string
  readonly detail: string
  readonly url: string
}

const QUART_D_HEURE_MS = 15 * 60_000

/** An iCalendar (RFC 5545). An event ends at its instant: what is asked for is to be done before, so it is shown before. */
export const ecrireCalendrier = ({
  nom,
  evenements,
}: {
  readonly nom: string
  readonly evenements: readonly Evenement[]
}): string => {
  const calendrier = ical({ name: nom, method: ICalCalendarMethod.PUBLISH, prodId: '//Convergence//Échéances//FR' })
  calendrier.ttl(60 * 60)
  for (const { uid, quand, titre, detail, url } of evenements) {
    const fin = Date.parse(quand)
    calendrier.createEvent({
      id: uid,
      start: new Date(fin - QUART_D_HEURE_MS),
      end: new Date(fin),
      stamp: new Date(fin),
      summary: titre,
      description: detail,
      url,
    })
  }
  return calendrier.toString()
}
