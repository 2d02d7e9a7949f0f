import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreDepose, ChapitreRepris, Instruite, PreuveReprise } from './candidature.ts'
import { chapitreDe, chapitresDe, estChezLEditeur, preuveDe } from './chapitres.ts'
import { preuvesDeCondition, statutsDe, type StatutOuHorsCas } from './conditions.ts'
import { type CommandeDe, type Contexte, estInstruite } from './contexte.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import type { Refus } from './refus.ts'

/** What a newer version asks of a file: each proof that it expects, once, by its number in that version. */
export type ImpactSurDossier = {
  /** Deposited already and to be deposited anew, or never asked before. */
  readonly aRefaire: readonly NumeroPreuve[]
  /** Deposited, for what is worded otherwise now: to be read again and, where it was found conforming, judged again. */
  readonly aConfirmer: readonly NumeroPreuve[]
  /** What was deposited stays, with what was said of it. */
  readonly conservees: readonly NumeroPreuve[]
  /** Not deposited yet, as before. */
  readonly aDeposer: readonly NumeroPreuve[]
}

/** What becomes of one chapter. */
export type ChapitreChange = {
  readonly code: CodeChapitre
  /**
   * `perdu`: it was handed over, comes back to the éditeur and takes a new place when it is handed over again; `rejuge`: validated, it
   * goes back to the queue in its place; `touche`: it stays where it is.
   */
  readonly sort: 'nouveau' | 'perdu' | 'rejuge' | 'touche' | 'disparu'
  /** Where it stood; null for a new one. */
  readonly avant: ChapitreDepose | null
  readonly aRefaire: readonly NumeroPreuve[]
  readonly aConfirmer: readonly NumeroPreuve[]
}

export type ConsequencesDeVersion =
  | {
      readonly ok: true
      readonly impact: ImpactSurDossier
      /** Those that change, in the REM's order, then those that are gone. */
      readonly chapitres: readonly ChapitreChange[]
      /** INT-8 — nothing is left to prove: the file is whole and validated. */
      readonly dossierValide: boolean
    }
  | { readonly ok: false; readonly refus: Refus }

/** VIE-3 — what it costs, found by doing it: the same `decide` and `evolve` as the act, and nothing else. */
export const consequencesDeVersion = (
  etat: Candidature,
  commande: CommandeDe<'changerDeVersion'>,
  contexte: Contexte,
): ConsequencesDeVersion => {
  const decision = decide(etat, commande, contexte)
  if (!decision.ok) return decision
  const apres = decision.faits.reduce<Candidature>(evolve, etat)
  return {
    ok: true,
    impact: estInstruite(etat) ? impactSurDossier(etat, commande.chapitres) : AUCUN,
    chapitres: estInstruite(etat) && estInstruite(apres) ? changes(etat, apres, commande.chapitres) : [],
    dossierValide: decision.faits.some(({ type }) => type === 'DossierValide'),
  }
}

const AUCUN: ImpactSurDossier = { aRefaire: [], aConfirmer: [], conservees: [], aDeposer: [] }

/** VIE-3 — the proofs that these chapters expect, by what becomes of them. */
export const impactSurDossier = (etat: Instruite, chapitres: readonly ChapitreRepris[]): ImpactSurDossier => {
  const statuts = new Map(chapitresDe(etat).flatMap(([, chapitre]) => Object.entries(statutsDe(chapitre))))
  const statutDe = ({ ancien }: PreuveReprise) => (ancien === null ? undefined : statuts.get(ancien))
  const par = Map.groupBy(
    chapitres.flatMap(chapitre => duesAujourdhui(chapitre, statutDe)),
    (reprise): keyof ImpactSurDossier => {
      const { sort } = reprise
      const statut = statutDe(reprise)
      if (statut === 'attendue') return 'aDeposer'
      if (statut === undefined || sort === 'a_refaire') return 'aRefaire'
      return sort === 'a_confirmer' ? 'aConfirmer' : 'conservees'
    },
  )
  const numeros = (cle: keyof ImpactSurDossier): readonly NumeroPreuve[] =>
    (par.get(cle) ?? []).map(({ numero }) => numero)
  return {
    aRefaire: numeros('aRefaire'),
    aConfirmer: numeros('aConfirmer'),
    conservees: numeros('conservees'),
    aDeposer: numeros('aDeposer'),
  }
}

/** PRE-1 — of a condition, the proofs of the case that the file declared, or the one that stands for it. */
const duesAujourdhui = (
  { preuves, conditions = [] }: ChapitreRepris,
  statutDe: (reprise: PreuveReprise) => StatutOuHorsCas | undefined,
): readonly PreuveReprise[] => {
  const parNumero = new Map(preuves.map(reprise => [reprise.numero, reprise]))
  const ecartees = new Set(
    conditions.flatMap(condition => {
      const siennes = preuvesDeCondition(condition).flatMap(numero => parNumero.get(numero) ?? [])
      const connues = siennes.filter(une => ![undefined, 'hors_cas'].includes(statutDe(une)))
      const distinguees = siennes.some(une => statutDe(une) === 'hors_cas') || connues.length <= 1
      const [premiere] = distinguees || connues.some(une => statutDe(une) !== 'attendue') ? connues : []
      const duCas = condition.cas.find(un => premiere && un.preuves.includes(premiere.numero))?.preuves ?? []
      const gardees = premiere
        ? [...connues, ...siennes.filter(une => une.ancien === null && duCas.includes(une.numero))]
        : siennes.filter(({ numero }) => numero === condition.preuve)
      return siennes.filter(une => !gardees.includes(une)).map(({ numero }) => numero)
    }),
  )
  return preuves.filter(({ numero }) => !ecartees.has(numero))
}

const changes = (
  avant: Instruite,
  apres: Instruite,
  chapitres: readonly ChapitreRepris[],
): readonly ChapitreChange[] => {
  const quittes = new Set(chapitres.flatMap(({ depuis }) => depuis ?? []))
  const disparus = (Object.keys(avant.chapitres) as CodeChapitre[]).filter(code => !quittes.has(code))
  return [
    ...chapitres.flatMap((repris): ChapitreChange[] => {
      const ancien = repris.depuis === null ? undefined : chapitreDe(avant, repris.depuis)
      const nouveau = chapitreDe(apres, repris.code)
      const { aRefaire, aConfirmer } = impactSurDossier(avant, [repris])
      if (!nouveau || (nouveau === ancien && aConfirmer.length === 0)) return []
      return [{ code: repris.code, sort: sortDe(ancien, nouveau), avant: ancien ?? null, aRefaire, aConfirmer }]
    }),
    ...disparus.map((code): ChapitreChange => {
      const ancien = chapitreDe(avant, code) ?? null
      return { code, sort: 'disparu', avant: ancien, aRefaire: [], aConfirmer: [] }
    }),
  ]
}

const sortDe = (ancien: ChapitreDepose | undefined, nouveau: ChapitreDepose): ChapitreChange['sort'] => {
  if (!ancien) return 'nouveau'
  if (nouveau.statut === 'en_depot' && !estChezLEditeur(ancien)) return 'perdu'
  return nouveau.statut === 'en_file' && ancien.statut === 'valide' ? 'rejuge' : 'touche'
}

/** The deposits that no longer count once the version has changed: the journal alone names them. */
export const depotsEcartes = (etat: Instruite, chapitres: readonly ChapitreRepris[]): number => {
  const gardees = new Set(
    chapitres.flatMap(({ preuves }) =>
      preuves.flatMap(({ ancien, sort }) => (sort === 'a_refaire' ? [] : (ancien ?? []))),
    ),
  )
  return Object.values(etat.chapitres).reduce(
    (n, chapitre) =>
      n +
      (Object.keys(chapitre.preuves) as NumeroPreuve[]).filter(
        numero => !gardees.has(numero) && (preuveDe(chapitre, numero)?.versions.length ?? 0) > 0,
      ).length,
    0,
  )
}

/** How much of a newer version is asked of one file. */
export type Comptes = {
  readonly aRefaire: number
  readonly aConfirmer: number
  readonly conservees: number
  readonly aDeposer: number
}

/** What has to be known of a file to count it; nothing of what was deposited. */
export type DossierACompter = {
  readonly profils: readonly string[]
  /** The answers that say which périmètres apply, by the code of their field. */
  readonly administrative: Readonly<Record<string, string | null>>
  readonly chapitres: readonly ChapitreACompter[]
}
export type ChapitreACompter = {
  readonly code: CodeChapitre
  readonly total: number
  readonly deposees: number
  readonly conformes: number
  /** Where its proofs stand; null where the counts say it, or where nothing changes. */
  readonly statuts: Readonly<Record<NumeroPreuve, StatutOuHorsCas>> | null
}
