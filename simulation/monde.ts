import type { Acteur, ActeurAgent, ActeurEditeur } from '../src/kernel/acteur.ts'
import type { Decision } from '../src/kernel/decision.ts'
import { type Instant, instantDeDate, type JourCivil } from '../src/kernel/temps.ts'
import type { Candidature, Commande, Fait, NumeroCandidature, Refus, Tache } from '../src/modules/candidatures/index.ts'
import type { CodeChapitre, Dispositif } from '../src/modules/dispositifs/index.ts'
import type { Calendrier } from './calendrier.ts'
import type { File } from './file.ts'
import type { Hasard } from './hasard.ts'
import type { Mesures } from './mesures.ts'
import type { Population, Temperament } from './population.ts'
import type { Saisie, Situation } from './reponses.ts'
import type { Tas } from './tas.ts'
import type { Bureau } from './verificateurs.ts'

/** One candidature under way, with who is behind it. What changes as time passes is not `readonly`. */
export type Dossier = {
  readonly indice: number
  readonly numero: NumeroCandidature
  readonly produitId: string
  readonly temperament: Temperament
  /** Hands all its chapters over at once rather than one by one (PRE-5). */
  readonly enBloc: boolean
  readonly groupe: boolean
  readonly vague1: boolean
  readonly profils: readonly string[]
  readonly salarie: ActeurEditeur
  readonly mandataire: ActeurEditeur
  /** Someone of another company: of a member of the group, who reads and never acts (GRP-2), or of a stranger. */
  readonly autre: ActeurEditeur
  readonly hasard: Hasard
  etat: Candidature | null
  readonly faits: Fait[]
  /** What someone is to do, and on which chapter or file it was planned: planned once as long as that does not change. */
  readonly plans: Map<string, object>
  /** The deadlines for which the clock is already set. */
  readonly reveils: Set<string>
  /** When the CNDA's certificate comes. */
  homologueeLe: number
  /** When the éditeur can begin another chapter. */
  chantier: number
  /** Given up: nothing more comes from this éditeur. */
  muet: boolean
  /** A deadline that closes the file has passed: what is asked for from then on may be refused. */
  tardif: boolean
  depots: number
}

/** Someone asks for something, at the moment the world has come to. */
export type Demande = {
  readonly dossier: Dossier
  readonly acteur: Acteur
  readonly commande: Commande
  /** What the procedure must answer: what is announced as to be done is accepted, what is forbidden is refused. */
  readonly attendu: 'accepte' | 'refuse' | 'selon'
  readonly ensuite?: (issue: Issue) => void
}
export type Issue =
  | { readonly ok: true; readonly faits: readonly Fait[] }
  | { readonly ok: false; readonly refus: Refus }

/** The procedure's rules, which a test replaces by faulty ones to see them caught. */
export type Regles = {
  readonly ouvrir: (
    commande: Extract<Commande, { readonly type: 'ouvrirCandidature' }>,
    contexte: Contexte,
  ) => Decision<Fait, Refus>
  readonly decider: (
    etat: Candidature,
    commande: Exclude<Commande, { readonly type: 'ouvrirCandidature' }>,
    contexte: Contexte,
  ) => Decision<Fait, Refus>
  readonly evoluer: (etat: Candidature | null, fait: Fait) => Candidature
  readonly suivre: (etat: Candidature, dispositif: Dispositif, now?: Instant) => readonly Tache[]
}
export type Contexte = { readonly acteur: Acteur; readonly now: Instant; readonly dispositif: Dispositif }

type Saisies = (situation: Situation) => Saisie

export type Evenement = () => Demande | null

export type Reglages = {
  readonly candidatures: number
  readonly mois: number
  readonly verificateurs: number
  readonly gestionnaires: number
  /** Months after which nobody of the agency does anything any more (P19); never by default. */
  readonly absenceApres?: number
  /** No evidence is taken up from another candidature: no use-case takes an invented one. */
  readonly sansReprise?: boolean
}

/** The college's agenda, by the number of the day in the calendar. */
export type Seances = {
  readonly capacite: number
  readonly inscrits: Map<number, number>
  readonly jours: Map<JourCivil, number>
}

/** A counter of the agency, its people and those who come to it. */
export type Monde = {
  readonly graine: string
  readonly dispositif: Dispositif
  readonly calendrier: Calendrier
  readonly tas: Tas<Evenement>
  readonly hasard: Hasard
  readonly regles: Regles
  readonly population: Population
  readonly dossiers: Dossier[]
  readonly file: File
  readonly bureau: Bureau
  readonly seances: Seances
  readonly saisies: Saisies
  readonly mesures: Mesures
  readonly reglages: Reglages
  readonly debut: number
  readonly fin: number
  /** From when nobody of the agency does anything. */
  readonly absence: number
  now: number
  /** How many steps were taken; every one is checked. */
  pas: number
}

let dernier: { t: number; instant: Instant } | undefined

/** The same moment as the domain writes it. */
export const instantDe = (t: number): Instant => {
  if (dernier?.t !== t) dernier = { t, instant: instantDeDate(new Date(t)) }
  return dernier.instant
}

/** Its chapter as it stands; undefined when the file has none of that name, or no chapters. */
export const chapitreDuDossier = ({ etat }: Dossier, code: CodeChapitre) =>
  etat && 'chapitres' in etat ? etat.chapitres[code] : undefined

export const agent = (nom: string, roles: ActeurAgent['roles']): ActeurAgent => {
  const personneId = nom
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '-')
  return { kind: 'agent', personneId, nom, courriel: `${personneId}@agence.example`, roles }
}

/** A promise broken by the procedure or by the simulation: which one, and on which candidature. */
export class InvariantRompu extends Error {
  readonly dossier: Dossier
  constructor(phrase: string, dossier: Dossier) {
    super(phrase)
    this.dossier = dossier
  }
}

export const exiger = (vrai: boolean, phrase: string, dossier: Dossier): void => {
  if (!vrai) throw new InvariantRompu(phrase, dossier)
}
