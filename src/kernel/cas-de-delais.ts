import {
  type Attente,
  type Instant,
  instant,
  jourCivil,
  moisDepuis,
  PARIS,
  plusHeures,
  plusJoursCalendaires,
  plusJoursOuvres,
  plusJoursSuspendus,
} from './temps.ts'

/**
 * Delays whose ends were computed elsewhere, by people or by a program that share no code with ours, and what we compute
 * from them (P11): `{ zone, end, cases }`, each `end` being the first instant that is too late.
 */
export type CasDeDelai = {
  readonly kind: keyof typeof calculs
  /** A moment; a civil day for the months from a publication. */
  readonly from: string
  readonly n: number
  readonly end: string
  /** An hour of Paris, midnight by default: for the months from a publication. */
  readonly at?: string
  /** Requests and answers: for the delays that a wait suspends. */
  readonly waits?: readonly (readonly [string, string])[]
}

const attente = ([du, au]: readonly [string, string]): Attente => ({ du: instant(du), au: instant(au) })

const calculs = {
  jours_ouvres: ({ from, n }: CasDeDelai) => plusJoursOuvres(instant(from), n),
  jours_calendaires: ({ from, n }: CasDeDelai) => plusJoursCalendaires(instant(from), n),
  jours_calendaires_proroges: ({ from, n }: CasDeDelai) => plusJoursCalendaires(instant(from), n, { proroge: true }),
  jours_calendaires_suspendus: ({ from, n, waits = [] }: CasDeDelai) =>
    plusJoursSuspendus(instant(from), n, waits.map(attente)),
  heures: ({ from, n }: CasDeDelai) => plusHeures(instant(from), n),
  mois_depuis_parution: ({ from, n, at = '00:00' }: CasDeDelai) => moisDepuis(jourCivil(from), n, at),
}

/** The kinds of delay that we compute. */
export const genresDeDelai = Object.keys(calculs) as readonly CasDeDelai['kind'][]

/** `cas`: its position, from 1. */
export type EcartDeDelai = { readonly cas: number; readonly attendu: Instant; readonly calcule: Instant } & Pick<
  CasDeDelai,
  'kind' | 'from' | 'n'
>

/** Those whose end is not the one that we compute. */
export const ecartsDeDelai = (cas: readonly CasDeDelai[]): readonly EcartDeDelai[] =>
  cas.flatMap((unCas, index) => {
    const { kind, from, n } = unCas
    const [attendu, calcule] = [instant(unCas.end), calculs[kind](unCas)]
    return attendu === calcule ? [] : [{ cas: index + 1, kind, from, n, attendu, calcule }]
  })

/** What is not of that form: the whole, at `cas` 0, or a field of one case, numbered from 1. */
export type FauteDeCas = {
  readonly cas: number
  readonly champ: 'tout' | 'zone' | 'end' | 'cases' | keyof CasDeDelai
  readonly valeur: unknown
}

/** Cases as they come out of a file, or every fault of it. */
export const lireCasDeDelais = (
  contenu: unknown,
):
  | { readonly ok: true; readonly cas: readonly CasDeDelai[] }
  | { readonly ok: false; readonly fautes: readonly FauteDeCas[] } => {
  if (!estObjet(contenu)) return { ok: false, fautes: [{ cas: 0, champ: 'tout', valeur: contenu }] }
  const { zone, end, cases } = contenu
  const fautes: FauteDeCas[] = []
  if (zone !== PARIS) fautes.push({ cas: 0, champ: 'zone', valeur: zone })
  if (typeof end !== 'string') fautes.push({ cas: 0, champ: 'end', valeur: end })
  if (!Array.isArray(cases)) return { ok: false, fautes: [...fautes, { cas: 0, champ: 'cases', valeur: cases }] }
  fautes.push(...cases.flatMap((unCas: unknown, index) => fautesDe(unCas, index + 1)))
  return fautes.length > 0 ? { ok: false, fautes } : { ok: true, cas: cases as readonly CasDeDelai[] }
}

/** Past that, a count is a slip: days are counted one by one. */
const N_MAX = 100_000

const fautesDe = (contenu: unknown, cas: number): readonly FauteDeCas[] => {
  if (!estObjet(contenu)) return [{ cas, champ: 'tout', valeur: contenu }]
  const { kind, from, n, end, at, waits } = contenu
  const enMois = kind === 'mois_depuis_parution'
  const verifications = {
    kind: genresDeDelai.some(genre => genre === kind),
    from: enMois ? estJour(from) : estInstant(from),
    n: Number.isInteger(n) && Number(n) >= 0 && Number(n) <= N_MAX,
    end: estInstant(end),
    at: at === undefined || (typeof at === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(at)),
    waits: waits === undefined || (Array.isArray(waits) && waits.every(estAttente)),
  }
  return Object.entries(verifications).flatMap(([champ, juste]) =>
    juste ? [] : [{ cas, champ: champ as keyof typeof verifications, valeur: contenu[champ] }],
  )
}

const estObjet = (valeur: unknown): valeur is Readonly<Record<string, unknown>> =>
  typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur)

const seLit = (lire: (texte: string) => unknown, texte: unknown): boolean => {
  try {
    return typeof texte === 'string' && lire(texte) !== undefined
  } catch {
    return false
  }
}

/** Of a year of four digits, so that no end is beyond what a calendar can tell. */
const estInstant = (valeur: unknown): boolean =>
  seLit(instant, valeur) && typeof valeur === 'string' && /^\d{4}-/.test(instant(valeur))
const estJour = (valeur: unknown): boolean =>
  seLit(jourCivil, valeur) && typeof valeur === 'string' && jourCivil(valeur) === valeur
const estAttente = (valeur: unknown): boolean =>
  Array.isArray(valeur) && valeur.length === 2 && valeur.every(estInstant) && instant(valeur[0]) <= instant(valeur[1])
