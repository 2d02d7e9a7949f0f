import type { Acte, Acteur, RoleAgent } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { CodeChapitre, Dispositif, EcartRem } from '../../dispositifs/index.ts'
import type { Candidature, NumeroCandidature, Rang } from '../domain/candidature.ts'
import type { Fait } from '../domain/faits.ts'
import type { LireBrouillon } from './brouillons.ts'

/** A candidature as it was when the transaction took it. `le`: the server's clock at that moment. */
export type Chargee = {
  readonly etat: Candidature
  /** The position of its last fact. */
  readonly version: number
  readonly guichet: string
  /** Of its programme's calendar: how many times a milestone was moved (P10). */
  readonly revision: number
  readonly le: Instant
}

/**
 * What a use-case reads and writes, all on the transaction's own connection: waiting for a second one while holding one is
 * how a pool dies.
 */
export type Registre = {
  /** Takes the candidature for the time of the transaction. @throws NonTrouve when there is none, or none for this person. */
  readonly charger: (demande: ACharger) => Promise<Chargee>
  /**
   * Takes the next rangs of a guichet's queue and the time that goes with them: until the transaction ends nobody else
   * gets one, so that the order of rangs, of times and of commits is one and the same (INT-2, P4).
   */
  readonly prendreRangs: (guichet: string, nombre: number) => Promise<{ readonly premier: Rang; readonly le: Instant }>
  /** Gives back the rangs that were not used, the last ones taken. */
  readonly rendreRangs: (guichet: string, nombre: number) => Promise<void>
  /** The smallest rang that waits in the guichet's queue. */
  readonly rangDeTete: (guichet: string) => Promise<Rang>
  /** The next number of a series, without gaps: the reference of a référencement. */
  readonly prochainNumero: (serie: string) => Promise<number>
  /**
   * State, journal and reactions, at once. @throws ConflitDeVersion when someone wrote in between, or opened a candidature
   * for the same product in the same guichet (PRD-5).
   */
  readonly enregistrer: (ecriture: Ecriture) => Promise<void>
  readonly horloge: () => Promise<Instant>
  /**
   * The programme as it stands until the transaction ends (P10). A published version never changes (GUI-3): once read, it costs
   * nothing at a revision of its calendar that the candidature was loaded with, and a statement when none is given.
   */
  readonly lireDispositif: LireDispositif
  /** GUI-3 — what sets the requirements of two versions apart, with what agents said of renumbered ones. */
  readonly lireEcarts: (avant: Dispositif, apres: Dispositif) => Promise<readonly EcartRem[]>
  readonly lireBrouillon: LireBrouillon
  /** Notes a stored pièce before something names it. */
  readonly noterPiece: NoterPiece
}

/** `chapitres`: the only ones that the command looks at or changes; the state then holds no other. All of them by default. */
export type ACharger = {
  readonly numero: NumeroCandidature
  readonly acteur: Acteur
  readonly chapitres?: readonly CodeChapitre[]
}

export type NoterPiece = (piece: {
  readonly empreinte: string
  readonly taille: number
  readonly type: string
}) => Promise<void>

export type Ecriture = {
  readonly numero: NumeroCandidature
  readonly guichet: string
  /** `null` for a candidature that opens. */
  readonly avant: Chargee | null
  readonly etat: Candidature
  readonly faits: readonly Fait[]
  /** What the act answers, when it is known: kept by the same statement. */
  readonly resultat?: unknown
  /** What the clock and the agency's day then know of it; left as it was when absent: the state did not change. */
  readonly reveil?: Reveil
}

/**
 * When the clock has to look at a candidature next, and which roles of the agency it waits for, as of `le`. `portee`: from how
 * much of the state it was worked out. From `partielle`, nothing that was known before is forgotten; from `entiere`, what is
 * due already and the clock has not dealt with stays due; `horloge`: it has just dealt with it.
 */
export type Reveil = {
  readonly portee: 'entiere' | 'partielle' | 'horloge'
  readonly quand: Instant | null
  readonly attend: readonly RoleAgent[]
  /** To which agent the clock has proposed a closing that was not answered. */
  readonly proposeA: string | null
  readonly le: Instant
}

/** One transaction, once for each idempotency key; what it answers is kept and answered again to a retry (P2). */
export type UneFois = <R>(
  acte: Acte<Acteur>,
  faire: (registre: Registre) => Promise<R>,
  /** What `faire` loads first, the same object: it is then asked for along with the key. */
  annoncee?: ACharger,
) => Promise<R>

export type LireDispositif = (id: string, revision?: number) => Promise<Dispositif>
