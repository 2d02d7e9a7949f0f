import { type Instant, instant, instantDeDate, type JourCivil, PARIS } from '../kernel/temps.ts'

/** Figures, sizes, dates and delays as French administrations write them. Every hour is Paris time. */

/** Narrow no-break space, before ; : ! ? in French and between thousands. */
const FINE = '\u202f'
/** No-break space. */
const INSECABLE = '\u00a0'

const nombres = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 })
const unDecimale = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 })

/** « 1 234,5 », with narrow no-break spaces between thousands. */
export const nombre = (valeur: number): string => nombres.format(valeur)

/** Whole percent of a part, never rounded up to 100 while something is missing; 100 when there is nothing to do. */
export const pourcentage = (fait: number, total: number): number =>
  total <= 0 ? 100 : Math.max(0, Math.min(100, Math.floor((fait / total) * 100)))

const unites = ['octets', 'ko', 'Mo', 'Go', 'To'] as const

/** A size given in bytes: « 999 octets », « 1,2 Mo ». Decimal units (1 ko = 1 000 octets), as operating systems show them. */
export const taille = (octets: number): string => {
  let valeur = octets
  let rang = 0
  // 999.95 would print as « 1 000,0 »: the next unit reads better.
  while (valeur >= 999.95 && rang < unites.length - 1) {
    valeur /= 1000
    rang++
  }
  if (rang === 0) return `${octets}${INSECABLE}${octets > 1 ? 'octets' : 'octet'}`
  return `${unDecimale.format(valeur)}${INSECABLE}${unites[rang]}`
}

/** « 1 preuve », « 12 preuves »; in French, zero and one are singular. */
export const pluriel = (n: number, singulier: string, auPluriel = `${singulier}s`): string =>
  `${nombre(n)}${INSECABLE}${accorder(n, singulier, auPluriel)}`

/** The noun alone, in the number that goes with `n`. */
export const accorder = (n: number, singulier: string, auPluriel = `${singulier}s`): string =>
  Math.abs(n) < 2 ? singulier : auPluriel

/** « 1er », « 2e » in raised letters: « 1ᵉʳ », « 3ᵉ »; `feminin` gives « 1ʳᵉ ». */
export const ordinal = (n: number, { feminin = false } = {}): string =>
  n === 1 ? (feminin ? '1ʳᵉ' : '1ᵉʳ') : `${nombre(n)}ᵉ`

/** « a », « a et b », « a, b et c ». */
export const enumeration = (mots: readonly string[], liaison = 'et'): string =>
  mots.length < 2 ? (mots[0] ?? '') : `${mots.slice(0, -1).join(', ')} ${liaison} ${mots.at(-1)}`

/** Its first letter in capitals, as at the beginning of a sentence. */
export const enMajuscule = (texte: string): string => texte.slice(0, 1).toLocaleUpperCase('fr') + texte.slice(1)

/** Its first letter in small, as within a sentence. */
export const enMinuscule = (texte: string): string => texte.slice(0, 1).toLocaleLowerCase('fr') + texte.slice(1)

/** « … » cut at a word, when the text is longer than `max` characters. */
export const abreger = (texte: string, max: number): string => {
  if (texte.length <= max) return texte
  const coupe = texte.slice(0, max - 1)
  const espace = coupe.lastIndexOf(' ')
  return `${(espace > max / 2 ? coupe.slice(0, espace) : coupe).trimEnd()}…`
}

const parties = new Intl.DateTimeFormat('fr-FR', {
  timeZone: PARIS,
  weekday: 'long',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
})
const rangDuMois: ReadonlyMap<string, number> = new Map(
  [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ].map((nom, rang) => [nom, rang] as const),
)

type Horloge = {
  readonly semaine: string
  readonly jour: number
  readonly mois: string
  /** From 0, as `Date.UTC` counts. */
  readonly rangDuMois: number
  readonly annee: string
  readonly heure: string
  readonly minute: string
  readonly seconde: string
  readonly millieme: string
}

/** Formatting by Intl costs some 3 µs: a table repeats the same moments, so the last ones are kept. */
const memoire = new Map<string, Horloge>()

const aParis = (moment: Instant): Horloge => {
  const connue = memoire.get(moment)
  if (connue) return connue
  const valeurs: Record<string, string> = {}
  for (const { type, value } of parties.formatToParts(new Date(moment))) valeurs[type] = value
  const lue = (cle: string): string => valeurs[cle] ?? ''
  const horloge: Horloge = {
    semaine: lue('weekday'),
    jour: Number(lue('day')),
    mois: lue('month'),
    rangDuMois: rangDuMois.get(lue('month')) ?? 0,
    annee: lue('year'),
    heure: lue('hour'),
    minute: lue('minute'),
    seconde: lue('second'),
    millieme: lue('fractionalSecond'),
  }
  if (memoire.size > 5000) memoire.clear()
  memoire.set(moment, horloge)
  return horloge
}

const quantieme = (jour: number): string => (jour === 1 ? '1er' : String(jour))
const deux = (n: number): string => String(n).padStart(2, '0')
const heureDe = (h: Horloge): string => `${Number(h.heure)}${INSECABLE}h${INSECABLE}${h.minute}`
const jourDe = (h: Horloge): string => `${quantieme(h.jour)}${INSECABLE}${h.mois} ${h.annee}`
const jourCourtDe = (h: Horloge): string => `${deux(h.jour)}/${deux(h.rangDuMois + 1)}/${h.annee}`

/** « mardi 24 novembre 2026 à 10 h 12 (heure de Paris) ». */
export const dateHeure = (moment: Instant): string => {
  const h = aParis(moment)
  return `${h.semaine} ${jourDe(h)} à ${heureDe(h)} (heure de Paris)`
}

/** For tables: « 24/11/2026 10:12 ». */
export const dateHeureCourte = (moment: Instant): string => {
  const h = aParis(moment)
  return `${jourCourtDe(h)} ${h.heure}:${h.minute}`
}

/** For queues and journals, to the second: « 24/11/2026 10:12:33 ». */
export const dateHeureSecondes = (moment: Instant): string => {
  const h = aParis(moment)
  return `${jourCourtDe(h)} ${h.heure}:${h.minute}:${h.seconde}`
}

/** For receipts, to the millisecond and with the zone: « mardi 24 novembre 2026 à 10 h 12 min 33,123 s (heure de Paris) ». */
export const dateHeureExacte = (moment: Instant): string => {
  const h = aParis(moment)
  return `${h.semaine} ${jourDe(h)} à ${heureDe(h)}${INSECABLE}min ${Number(h.seconde)},${h.millieme}${INSECABLE}s (heure de Paris)`
}

/** « 24 novembre 2026 », of a moment (in Paris) or of a civil day. */
export const jour = (quand: Instant | JourCivil): string => jourDe(aParis(momentDe(quand)))

/** « mardi 24 novembre 2026 ». */
export const jourLong = (quand: Instant | JourCivil): string => {
  const h = aParis(momentDe(quand))
  return `${h.semaine} ${jourDe(h)}`
}

/** « 24/11/2026 ». */
export const jourCourt = (quand: Instant | JourCivil): string => jourCourtDe(aParis(momentDe(quand)))

/** « 10 h 12 ». */
export const heure = (moment: Instant): string => heureDe(aParis(moment))

export const estInstant = (quand: Instant | JourCivil): quand is Instant => quand.length > 10

/** Noon in UTC is the same civil day in Paris all year round. */
const momentDe = (quand: Instant | JourCivil): Instant => (estInstant(quand) ? quand : instant(`${quand}T12:00:00Z`))

/**
 * A limit, given as the first moment that is too late. Midnight in Paris reads as the end of the day before:
 * « jusqu’au mercredi 23 décembre 2026 à minuit (heure de Paris) », otherwise « avant le … à 10 h 12 (heure de Paris) ».
 */
export const limite = (tropTard: Instant): string => {
  const veille = veilleSiMinuit(tropTard)
  return veille === null ? `avant le ${dateHeure(tropTard)}` : `jusqu’au ${jourLong(veille)} à minuit (heure de Paris)`
}

/** The same in a few characters, for tables: « 23/12/2026 à minuit », « 24/11/2026 10:12 ». */
export const limiteCourte = (tropTard: Instant): string => {
  const veille = veilleSiMinuit(tropTard)
  return veille === null ? dateHeureCourte(tropTard) : `${jourCourt(veille)} à minuit`
}

const veilleSiMinuit = (tropTard: Instant): Instant | null => {
  const h = aParis(tropTard)
  if (h.heure !== '00' || h.minute !== '00' || h.seconde !== '00' || h.millieme !== '000') return null
  return instantDeDate(new Date(Date.parse(tropTard) - 1))
}

const joursEntre = (de: Instant, a: Instant): number => Math.round((minuitUtc(a) - minuitUtc(de)) / 86_400_000)
const minuitUtc = (moment: Instant): number => {
  const h = aParis(moment)
  return Date.UTC(Number(h.annee), h.rangDuMois, h.jour)
}

/**
 * How far a moment is, in words, in civil days of Paris from two days on: « dans 3 jours », « dans 5 h », « demain »,
 * « il y a 2 jours », « à l’instant ». `maintenant` comes from the caller: pages have no clock.
 */
export const relatif = (moment: Instant, maintenant: Instant): string => {
  const ecart = Date.parse(moment) - Date.parse(maintenant)
  const futur = ecart > 0
  const minutes = Math.floor(Math.abs(ecart) / 60_000)
  const dire = (duree: string): string => (futur ? `dans ${duree}` : `il y a ${duree}`)
  if (minutes < 1) return futur ? 'dans moins d’une minute' : 'à l’instant'
  if (minutes < 60) return dire(`${minutes}${INSECABLE}min`)
  const jours = joursEntre(futur ? maintenant : moment, futur ? moment : maintenant)
  if (minutes < 24 * 60) return dire(`${Math.floor(minutes / 60)}${INSECABLE}h`)
  if (jours === 1) return futur ? 'demain' : 'hier'
  if (jours < 365) return dire(`${jours}${INSECABLE}jours`)
  const annees = Math.floor(jours / 365)
  return dire(annees === 1 ? 'plus d’un an' : `plus de ${pluriel(annees, 'an')}`)
}

/** A length of time given in seconds: « 45 s », « 12 min », « 1 h 05 », « 3 jours ». */
export const duree = (secondes: number): string => {
  if (secondes < 60) return `${Math.round(secondes)}${INSECABLE}s`
  const minutes = Math.round(secondes / 60)
  if (minutes < 60) return `${minutes}${INSECABLE}min`
  if (minutes < 48 * 60)
    return `${Math.floor(minutes / 60)}${INSECABLE}h${minutes % 60 ? `${INSECABLE}${deux(minutes % 60)}` : ''}`
  return `${Math.round(minutes / 1440)}${INSECABLE}jours`
}

/** « texte » between French quotation marks that never part from it. */
export const guillemets = (texte: string): string => `«${INSECABLE}${texte}${INSECABLE}»`

/** « abcd1234…9f0e »: enough of a SHA-256 to recognise it. */
export const empreinteCourte = (sha256: string): string =>
  sha256.length <= 16 ? sha256 : `${sha256.slice(0, 8)}…${sha256.slice(-4)}`

/** « 732 829 320 00074 »: a SIRET as companies write it. */
export const siret = (quatorze: string): string =>
  quatorze.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, `$1${FINE}$2${FINE}$3${FINE}$4`)
