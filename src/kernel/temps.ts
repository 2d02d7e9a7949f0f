import type { Brand } from './brand.ts'

/**
 * A moment, as an ISO 8601 string in UTC with exactly three decimals: `2026-05-13T10:00:00.000Z`.
 * Two of them compare as text, and a state that holds them is plain JSON.
 */
export type Instant = Brand<string, 'Instant'>

/** A civil day, `2026-05-13`. */
export type JourCivil = Brand<string, 'JourCivil'>

export const PARIS = 'Europe/Paris'

const versInstant = (t: Temporal.Instant): Instant =>
  t.toString({ fractionalSecondDigits: 3, roundingMode: 'trunc' }) as Instant

/** @throws RangeError when the text is not a moment with its offset (« 2026-03-10T10:00Z »). */
export const instant = (texte: string): Instant => versInstant(Temporal.Instant.from(texte))

export const instantDeDate = (date: Date): Instant => date.toISOString() as Instant

/** @throws RangeError when the text is not a civil day. */
export const jourCivil = (texte: string): JourCivil => Temporal.PlainDate.from(texte).toString() as JourCivil

export const estAvant = (a: Instant, b: Instant): boolean => a < b

/** The civil day that a clock on a wall in Paris shows at that moment. */
export const jourAParis = (moment: Instant): JourCivil => parisDe(moment).toPlainDate().toString() as JourCivil

/** The hour that the same clock shows, `HH:MM`. */
export const heureAParis = (moment: Instant): string =>
  parisDe(moment).toPlainTime().toString({ smallestUnit: 'minute' })

/** The moment at which a clock in Paris shows that day and that hour (`HH:MM`). */
export const instantAParis = (jour: JourCivil, heure = '00:00'): Instant =>
  versInstant(
    Temporal.PlainDate.from(jour)
      .toZonedDateTime({ timeZone: PARIS, plainTime: Temporal.PlainTime.from(heure) })
      .toInstant(),
  )

/**
 * The same, of an hour that is to be exact: null for an hour that a clock in Paris doesn't show that day, or shows twice
 * (the nights when the clocks change), and for what is no day or no hour.
 */
export const minuteAParis = (jour: string, heure: string): Instant | null => {
  if (!/^\d{4}-\d\d-\d\d$/.test(jour) || !/^\d\d:\d\d$/.test(heure)) return null
  try {
    return versInstant(
      Temporal.PlainDateTime.from(`${jour}T${heure}`).toZonedDateTime(PARIS, { disambiguation: 'reject' }).toInstant(),
    )
  } catch {
    return null
  }
}

const parisDe = (moment: Instant): Temporal.ZonedDateTime => Temporal.Instant.from(moment).toZonedDateTimeISO(PARIS)

/** The first moment that is no longer that day in Paris: what a delay in days ends at. */
const lendemain = (jour: Temporal.PlainDate): Instant => instantAParis(jour.add({ days: 1 }).toString() as JourCivil)

/** Easter Sunday in the Gregorian calendar, by Meeus's algorithm. */
const paques = (annee: number): Temporal.PlainDate => {
  const a = annee % 19
  const b = Math.floor(annee / 100)
  const c = annee % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return Temporal.PlainDate.from({ year: annee, month: Math.floor(f / 31), day: (f % 31) + 1 })
}

const feriesParAnnee = new Map<number, ReadonlyMap<string, string>>()

/** The eleven public holidays of mainland France (code du travail, L3133-1), by civil day. */
export const joursFeries = (annee: number): ReadonlyMap<string, string> => {
  const connus = feriesParAnnee.get(annee)
  if (connus) return connus
  const dimanche = paques(annee)
  const feries = new Map([
    [`${annee}-01-01`, 'Jour de l’an'],
    [dimanche.add({ days: 1 }).toString(), 'Lundi de Pâques'],
    [`${annee}-05-01`, 'Fête du travail'],
    [`${annee}-05-08`, 'Victoire de 1945'],
    [dimanche.add({ days: 39 }).toString(), 'Ascension'],
    [dimanche.add({ days: 50 }).toString(), 'Lundi de Pentecôte'],
    [`${annee}-07-14`, 'Fête nationale'],
    [`${annee}-08-15`, 'Assomption'],
    [`${annee}-11-01`, 'Toussaint'],
    [`${annee}-11-11`, 'Armistice de 1918'],
    [`${annee}-12-25`, 'Noël'],
  ])
  feriesParAnnee.set(annee, feries)
  return feries
}

const estOuvre = (jour: Temporal.PlainDate): boolean =>
  jour.dayOfWeek <= 5 && !joursFeries(jour.year).has(jour.toString())

const prochainOuvre = (jour: Temporal.PlainDate): Temporal.PlainDate => {
  let suivant = jour
  while (!estOuvre(suivant)) suivant = suivant.add({ days: 1 })
  return suivant
}

const jourDe = (moment: Instant): Temporal.PlainDate => parisDe(moment).toPlainDate()

/** Elapsed hours: a change of clock changes nothing to them. Answers the first moment that is too late. */
export const plusHeures = (depuis: Instant, heures: number): Instant =>
  versInstant(Temporal.Instant.from(depuis).add({ hours: heures }))

/** The same hour on a clock in Paris, some civil days earlier: what « sept jours avant » means to people. */
export const joursAvant = (moment: Instant, jours: number): Instant =>
  versInstant(parisDe(moment).subtract({ days: jours }).toInstant())

/**
 * The end of a delay in jours ouvrés: Monday to Friday, public holidays excepted, the day of `depuis` (in Paris)
 * not counted. Answers the first moment that is too late, the midnight that closes the last day.
 */
export const plusJoursOuvres = (depuis: Instant, jours: number): Instant => {
  let jour = jourDe(depuis)
  for (let restants = jours; restants > 0; ) {
    jour = jour.add({ days: 1 })
    if (estOuvre(jour)) restants--
  }
  return lendemain(jour)
}

/** The end of a delay in calendar days; `proroge` moves an end on a Saturday, Sunday or holiday to the next jour ouvré. */
export const plusJoursCalendaires = (depuis: Instant, jours: number, { proroge = false } = {}): Instant => {
  const dernier = jourDe(depuis).add({ days: jours })
  return lendemain(proroge ? prochainOuvre(dernier) : dernier)
}

/** A wait for the candidate, from the request to the answer. */
export type Attente = { readonly du: Instant; readonly au: Instant }

/** A delay in calendar days that each wait pushes by the civil days, in Paris, between the request and the answer (INT-9). */
export const plusJoursSuspendus = (depuis: Instant, jours: number, attentes: readonly Attente[]): Instant => {
  const attendus = attentes.reduce((total, { du, au }) => total + jourDe(du).until(jourDe(au)).days, 0)
  return plusJoursCalendaires(depuis, jours + attendus)
}

/** A number of months from a day, on the same day of the month or its last, at an hour of Paris (JAL-5). */
export const moisDepuis = (jour: JourCivil, mois: number, heure: string): Instant =>
  instantAParis(Temporal.PlainDate.from(jour).add({ months: mois }).toString() as JourCivil, heure)

/** The same day some years later; 29 February becomes 28 where there is none. */
export const jourDansAnnees = (jour: JourCivil, annees: number): JourCivil =>
  Temporal.PlainDate.from(jour).add({ years: annees }).toString() as JourCivil

/** The day before: the last one of what ends at `jour`, excluded. */
export const veille = (jour: JourCivil): JourCivil =>
  Temporal.PlainDate.from(jour).subtract({ days: 1 }).toString() as JourCivil
