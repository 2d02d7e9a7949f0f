/**
 * Delays counted on the fingers, to hold ours against (P11): a calendar written out day by day from 1 January 1996, in which
 * one walks. It shares nothing with src/kernel/temps.ts, neither code nor Temporal.
 */

type Jour = {
  readonly annee: number
  readonly mois: number
  readonly date: number
  /** 1 for Monday, 7 for Sunday. */
  readonly semaine: number
  readonly ouvre: boolean
  /** The hour of summer at midnight, then at the end of the day. */
  readonly ete: readonly [boolean, boolean]
}

const PREMIERE_ANNEE = 1996
/** The years of the calendar. */
export const ANNEES: readonly number[] = Array.from({ length: 110 }, (_, n) => PREMIERE_ANNEE + n)
const HEURE = 3_600_000
const JOUR = 24 * HEURE

const bissextile = (annee: number): boolean => annee % 400 === 0 || (annee % 4 === 0 && annee % 100 !== 0)
const longueurs = (annee: number): readonly number[] =>
  bissextile(annee)
    ? [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    : [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const dates = ANNEES.flatMap(annee =>
  longueurs(annee).flatMap((longueur, mois) =>
    Array.from({ length: longueur }, (_, date) => ({ annee, mois: mois + 1, date: date + 1 })),
  ),
)

/** 1 January 1996 was a Monday. */
const semaine = (rang: number): number => (rang % 7) + 1

const cle = (annee: number, mois: number, date: number): string =>
  `${annee}-${String(mois).padStart(2, '0')}-${String(date).padStart(2, '0')}`
const rangs = new Map(dates.map(({ annee, mois, date }, rang) => [cle(annee, mois, date), rang]))
const rangDe = (annee: number, mois: number, date: number): number => {
  const rang = rangs.get(cle(annee, mois, date))
  if (rang === undefined) throw new Error(`hors du calendrier : ${cle(annee, mois, date)}`)
  return rang
}

/** The paschal full moon of each golden number, as the Gregorian tables print it from 1900 to 2199. */
const PLEINES_LUNES =
  '04-14 04-03 03-23 04-11 03-31 04-18 04-08 03-28 04-16 04-05 03-25 04-13 04-02 03-22 04-10 03-30 04-17 04-07 03-27'
    .split(' ')
    .map(texte => texte.split('-').map(Number))

/** Easter is the Sunday that follows the full moon. */
const paques = (annee: number): number => {
  const [mois = 0, date = 0] = PLEINES_LUNES[annee % 19] ?? []
  let rang = rangDe(annee, mois, date) + 1
  while (semaine(rang) !== 7) rang++
  return rang
}

const FIXES = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']

/** Every public holiday, by its position in the calendar. */
export const feries: ReadonlySet<number> = new Set(
  ANNEES.flatMap(annee => [
    ...FIXES.map(fixe => rangs.get(`${annee}-${fixe}`) ?? Number.NaN),
    ...[1, 39, 50].map(apres => paques(annee) + apres),
  ]),
)

const dernierDimanche = (annee: number, mois: 3 | 10): number => {
  let rang = rangDe(annee, mois, 31)
  while (semaine(rang) !== 7) rang--
  return rang
}

/** The Sundays on which clocks change, in the order of time. */
export const changementsDHeure: readonly number[] = ANNEES.flatMap(annee => [
  dernierDimanche(annee, 3),
  dernierDimanche(annee, 10),
])

const calendrier = dates.map(({ annee, mois, date }, rang): Jour => {
  const [mars, octobre] = [dernierDimanche(annee, 3), dernierDimanche(annee, 10)]
  const ete = [rang > mars && rang <= octobre, rang >= mars && rang < octobre] as const
  return { annee, mois, date, semaine: semaine(rang), ouvre: semaine(rang) <= 5 && !feries.has(rang), ete }
})

const jour = (rang: number): Jour => {
  const trouve = calendrier[rang]
  if (!trouve) throw new Error(`hors du calendrier : ${rang}`)
  return trouve
}

/** Milliseconds since 1 January 1996, in UTC. Clocks change at 2 in the morning: until 3, the hour is read by the old one. */
const aParis = (rang: number, depuisMinuit = 0): number => {
  const [avant, apres] = jour(rang).ete
  return rang * JOUR + depuisMinuit - ((depuisMinuit < 3 * HEURE ? avant : apres) ? 2 : 1) * HEURE
}

const jourDeParis = (moment: number): number => {
  let rang = Math.floor(moment / JOUR)
  while (aParis(rang + 1) <= moment) rang++
  return rang
}

const [CHIFFRES, MOMENT] = [/\d+/g, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/]
const nombres = (texte: string): readonly number[] => (texte.match(CHIFFRES) ?? []).map(Number)

const lire = (texte: string): number => {
  if (!MOMENT.test(texte)) throw new Error(texte)
  const [annee = 0, mois = 0, date = 0, heures = 0, minutes = 0, secondes = 0, ms = 0] = nombres(texte)
  return rangDe(annee, mois, date) * JOUR + heures * HEURE + minutes * 60_000 + secondes * 1000 + ms
}

/** A moment of that day of the calendar, in UTC, as our instants are written. */
export const ecrireMoment = (rang: number, depuisMinuit: number): string => {
  const reste = (taille: number, sur: number, chiffres = 2): string =>
    String(Math.floor(depuisMinuit / taille) % sur).padStart(chiffres, '0')
  return `${ecrireJour(rang)}T${reste(HEURE, 24)}:${reste(60_000, 60)}:${reste(1000, 60)}.${reste(1, 1000, 3)}Z`
}
export const ecrireJour = (rang: number): string => {
  const { annee, mois, date } = jour(rang)
  return cle(annee, mois, date)
}
const ecrire = (moment: number): string => ecrireMoment(Math.floor(moment / JOUR), moment % JOUR)

/** The position of a civil day in the calendar. */
export const rangDuJour = (texte: string): number => rangs.get(texte) ?? Number.NaN

/** The end of each kind of delay: the first instant that is too late. */
export const compter = {
  jours_ouvres: (depuis: string, n: number): string => {
    let rang = jourDeParis(lire(depuis))
    for (let reste = n; reste > 0; reste -= jour(rang).ouvre ? 1 : 0) rang++
    return ecrire(aParis(rang + 1))
  },
  jours_calendaires: (depuis: string, n: number): string => ecrire(aParis(jourDeParis(lire(depuis)) + n + 1)),
  jours_calendaires_proroges: (depuis: string, n: number): string => {
    let rang = jourDeParis(lire(depuis)) + n
    while (!jour(rang).ouvre) rang++
    return ecrire(aParis(rang + 1))
  },
  jours_calendaires_suspendus: (
    depuis: string,
    n: number,
    attentes: readonly (readonly [string, string])[] = [],
  ): string => {
    let rang = jourDeParis(lire(depuis)) + n
    for (const [du, au] of attentes)
      for (let passe = jourDeParis(lire(du)); passe < jourDeParis(lire(au)); passe++) rang++
    return ecrire(aParis(rang + 1))
  },
  heures: (depuis: string, n: number): string => ecrire(lire(depuis) + n * HEURE),
  mois_depuis_parution: (du: string, n: number, heure = '00:00'): string => {
    let [annee = 0, mois = 0, date = 0] = nombres(du)
    for (let reste = n; reste > 0; reste--) [annee, mois] = mois === 12 ? [annee + 1, 1] : [annee, mois + 1]
    while (!rangs.has(cle(annee, mois, date))) date--
    const [heures = 0, minutes = 0] = nombres(heure)
    return ecrire(aParis(rangDe(annee, mois, date), heures * HEURE + minutes * 60_000))
  },
}
