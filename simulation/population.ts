import type { ActeurAgent } from '../src/kernel/acteur.ts'
import type { Absences, Calendrier } from './calendrier.ts'
import { creerHasard, type Hasard } from './hasard.ts'
import { agent } from './monde.ts'

/** How an éditeur behaves. Days are jours ouvrés of seven hours, hours are elapsed; every figure is a median. */
export type Temperament = {
  readonly code: 'rapide' | 'regulier' | 'lent' | 'defaillant' | 'silencieux'
  readonly poids: number
  readonly joursParEtape: number
  readonly joursParChapitre: number
  readonly minutesParPreuve: number
  readonly heuresPourRepondre: number
  /** How likely it is, each time there is something new to do, that nothing more comes. */
  readonly silence: number
  /** How likely a proof is right the first time. */
  readonly conforme: number
  /** How likely a form is handed over with a fault in it, or one that calls for a complement. */
  readonly formulaireFautif: number
}

export const TEMPERAMENTS: readonly Temperament[] = [
  {
    code: 'rapide',
    poids: 20,
    joursParEtape: 1,
    joursParChapitre: 1.2,
    minutesParPreuve: 15,
    heuresPourRepondre: 12,
    silence: 0,
    conforme: 0.94,
    formulaireFautif: 0.05,
  },
  {
    code: 'regulier',
    poids: 40,
    joursParEtape: 2,
    joursParChapitre: 2.5,
    minutesParPreuve: 20,
    heuresPourRepondre: 50,
    silence: 0.001,
    conforme: 0.9,
    formulaireFautif: 0.12,
  },
  {
    code: 'lent',
    poids: 20,
    joursParEtape: 5,
    joursParChapitre: 4,
    minutesParPreuve: 35,
    heuresPourRepondre: 170,
    silence: 0.004,
    conforme: 0.88,
    formulaireFautif: 0.15,
  },
  {
    code: 'defaillant',
    poids: 10,
    joursParEtape: 3,
    joursParChapitre: 2.5,
    minutesParPreuve: 20,
    heuresPourRepondre: 80,
    silence: 0.004,
    conforme: 0.7,
    formulaireFautif: 0.5,
  },
  {
    code: 'silencieux',
    poids: 10,
    joursParEtape: 4,
    joursParChapitre: 3,
    minutesParPreuve: 25,
    heuresPourRepondre: 120,
    silence: 0.03,
    conforme: 0.86,
    formulaireFautif: 0.2,
  },
]

/** Someone of the agency, who works at a pace and is away at times. */
export type Agent = {
  readonly acteur: ActeurAgent
  readonly absences: Absences
  /** Of the usual time: 0.8 is a fifth faster. */
  readonly allure: number
  readonly hasard: Hasard
  /** When what was given to them so far is done. */
  libreLe: number
  /** Minutes spent at work. */
  travail: number
}

export type Population = {
  readonly verificateurs: readonly Agent[]
  readonly gestionnaires: readonly Agent[]
  readonly secretaire: Agent
  readonly direction: Agent
}

const VACANCES = [
  { mois: '07', semaines: 3, poids: 45 },
  { mois: '08', semaines: 3, poids: 55 },
] as const

/** Five weeks a year: three in summer, one at the end of the year, one at some other time; and half a day a month or so, at random. */
const conges = (calendrier: Calendrier, hasard: Hasard): Absences => {
  const absents = new Set<number>()
  const semaines = (debut: number, nombre: number): void => {
    for (let n = 0; n < nombre * 7; n++) absents.add(debut + n)
  }
  const ete = hasard.selon(VACANCES)
  const decalage = hasard.entier(12)
  for (let jour = 0; jour < calendrier.jours; jour++) {
    const civil = calendrier.jourCivilDe(jour)
    if (civil.endsWith(`-${ete.mois}-01`)) semaines(jour + decalage, ete.semaines)
    if (civil.endsWith('-12-24')) semaines(jour, 1)
    if (civil.endsWith('-02-01')) semaines(jour + decalage * 7, 1)
    if (hasard.chance(0.02)) absents.add(jour)
  }
  return jour => absents.has(jour)
}

const creerAgent = (args: {
  readonly nom: string
  readonly roles: ActeurAgent['roles']
  readonly graine: string
  readonly calendrier: Calendrier
}): Agent => {
  const { nom, roles, graine, calendrier } = args
  const hasard = creerHasard(`${graine} ${nom}`)
  return {
    acteur: agent(nom, roles),
    allure: hasard.autour(1, 0.15),
    absences: conges(calendrier, hasard),
    hasard,
    libreLe: 0,
    travail: 0,
  }
}

/** The n-th verifier is the same person however many there are. */
export const recruter = (args: {
  readonly graine: string
  readonly calendrier: Calendrier
  readonly verificateurs: number
  readonly gestionnaires: number
}): Population => {
  const { graine, calendrier, verificateurs, gestionnaires } = args
  const un = (nom: string, ...roles: ActeurAgent['roles']): Agent => creerAgent({ nom, roles, graine, calendrier })
  const plusieurs = (nombre: number, titre: string, role: 'verificateur' | 'gestionnaire'): readonly Agent[] =>
    Array.from({ length: nombre }, (_, n) => un(`${titre} ${n + 1}`, role))
  return {
    verificateurs: plusieurs(verificateurs, 'Vérificateur', 'verificateur'),
    gestionnaires: plusieurs(gestionnaires, 'Gestionnaire', 'gestionnaire'),
    secretaire: un('Secrétaire du collège', 'secretaire_college'),
    direction: un('Direction', 'direction'),
  }
}

type Travail = {
  readonly now: number
  readonly minutes: number
  readonly calendrier: Calendrier
  /** They don't come to it before then, and do other things meanwhile. */
  readonly pasAvant?: number
}

/** @returns when that person is done with it, after all that they already have to do, at work and not on leave. */
export const confierA = (qui: Agent, { now, minutes, calendrier, pasAvant = now }: Travail): number => {
  const duree = minutes * qui.allure
  qui.libreLe = calendrier.apresTravail(Math.max(now, qui.libreLe), duree, qui.absences)
  qui.travail += duree
  return pasAvant === now ? qui.libreLe : Math.max(qui.libreLe, calendrier.apresTravail(pasAvant, duree, qui.absences))
}

/** Who is free first. */
export const lePlusLibre = (equipe: readonly Agent[]): Agent => equipe.reduce((a, b) => (b.libreLe < a.libreLe ? b : a))
