import { type Instant, instantAParis, type JourCivil, jourCivil, joursFeries } from '../src/kernel/temps.ts'

export const MINUTE = 60_000
export const HEURE = 60 * MINUTE
export const JOUR = 24 * HEURE

/** The agency's people and most éditeurs work from 9:30 to 16:30 in Paris: seven hours a jour ouvré. */
const [OUVERTURE, FERMETURE] = [9.5 * HEURE, 16.5 * HEURE]
const MINUTES_PAR_JOUR = (FERMETURE - OUVERTURE) / MINUTE

/** Whether someone is away on that day, named by its number from the start of the calendar. */
export type Absences = (jour: number) => boolean
export const jamaisAbsent: Absences = () => false

/** Civil days in Paris and working time; every moment is in milliseconds since 1970, days are numbered from the first one. */
export type Calendrier = {
  readonly jours: number
  readonly minutesParJour: number
  readonly jourDe: (t: number) => number
  readonly jourCivilDe: (jour: number) => JourCivil
  /** `2026-03`, in Paris. */
  readonly moisDe: (t: number) => string
  readonly minuit: (jour: number) => number
  readonly estOuvre: (jour: number) => boolean
  /** From 1, Monday, to 7. */
  readonly jourDeSemaine: (jour: number) => number
  /** The moment itself when one is at work then, else the next opening. */
  readonly auTravail: (t: number, absences?: Absences) => number
  /** After so much time at work. */
  readonly apresTravail: (t: number, minutes: number, absences?: Absences) => number
  /** After so many jours ouvrés, at the same hour of work. */
  readonly apresJoursOuvres: (t: number, jours: number, absences?: Absences) => number
}

export const enMs = (instant: Instant): number => Date.parse(instant)

type Jour = { readonly civil: JourCivil; readonly minuit: number; readonly semaine: number; readonly ouvre: boolean }

const lireJours = (debut: JourCivil, nombre: number): readonly Jour[] => {
  const premier = Temporal.PlainDate.from(debut)
  return Array.from({ length: nombre }, (_, n): Jour => {
    const jour = premier.add({ days: n })
    const civil = jourCivil(jour.toString())
    const ouvre = jour.dayOfWeek <= 5 && !joursFeries(jour.year).has(civil)
    return { civil, minuit: enMs(instantAParis(civil)), semaine: jour.dayOfWeek, ouvre }
  })
}

/** @param mois how many months it covers; a few weeks more are there for what is planned beyond. */
export const ouvrirCalendrier = (debut: JourCivil, mois: number): Calendrier => {
  const jours = lireJours(debut, Math.ceil(mois * 30.5) + 400)
  const origine = jours[0]?.minuit ?? 0
  const lire = (n: number): Jour => {
    const jour = jours[Math.min(Math.max(n, 0), jours.length - 1)]
    if (!jour) throw new Error('un calendrier vide')
    return jour
  }
  const jourDe = (t: number): number => {
    // Days of 23 and 25 hours move midnights by one hour at most.
    const n = Math.floor((t - origine + 2 * HEURE) / JOUR)
    return t < lire(n).minuit ? n - 1 : n
  }
  const libre = (n: number, absences: Absences): boolean => lire(n).ouvre && !absences(n)
  const prochainLibre = (depuis: number, absences: Absences): number => {
    let n = depuis
    while (n < jours.length - 1 && !libre(n, absences)) n++
    return n
  }
  const auTravail: Calendrier['auTravail'] = (t, absences = jamaisAbsent) => {
    const jour = jourDe(t)
    const ouvert = prochainLibre(t >= lire(jour).minuit + FERMETURE ? jour + 1 : jour, absences)
    return Math.max(t, lire(ouvert).minuit + OUVERTURE)
  }
  const apresTravail: Calendrier['apresTravail'] = (t, minutes, absences = jamaisAbsent) => {
    let moment = auTravail(t, absences)
    let reste = minutes * MINUTE
    for (;;) {
      const jour = jourDe(moment)
      const jusquAuSoir = lire(jour).minuit + FERMETURE - moment
      if (reste <= jusquAuSoir || jour >= jours.length - 1) return Math.round(moment + reste)
      reste -= jusquAuSoir
      moment = lire(prochainLibre(jour + 1, absences)).minuit + OUVERTURE
    }
  }
  return {
    jours: jours.length,
    minutesParJour: MINUTES_PAR_JOUR,
    jourDe,
    jourCivilDe: n => lire(n).civil,
    moisDe: t => lire(jourDe(t)).civil.slice(0, 7),
    minuit: n => lire(n).minuit,
    estOuvre: n => lire(n).ouvre,
    jourDeSemaine: n => lire(n).semaine,
    auTravail,
    apresTravail,
    apresJoursOuvres: (t, nombre, absences) => apresTravail(t, nombre * MINUTES_PAR_JOUR, absences),
  }
}
