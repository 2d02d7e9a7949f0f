import type { Acte, Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Calendrier, Deplacement, JalonDeplace } from '../domain/deplacement.ts'
import type { Dispositif } from '../domain/dispositif.ts'
import type { DispositifAPublier } from '../domain/programme.ts'

/** A version of a programme, as the base keeps it; `dispositif.id` and `dispositif.version` are its own. */
export type Version = {
  readonly dispositif: Dispositif
  /** SHA-256 of everything but the code, the id and the version, in hexadecimal. */
  readonly empreinte: string
  readonly publieeLe: Instant | null
}

export type DepotDispositifs = {
  /** From then on, and until the transaction ends, nobody else writes this programme. */
  readonly prendre: (code: string) => Promise<void>
  /** The version on which a new candidature would open; `null` when the programme has never been published. */
  readonly derniere: (code: string) => Promise<Dispositif | null>
  /** Writes the next version, numbered after the last one published, to be published by the same transaction. */
  readonly ecrireBrouillon: (contenu: DispositifAPublier, par: Auteur) => Promise<Version>
  /** The moves of the programme's milestones, the first one first (P10). */
  readonly deplacements: (code: string) => Promise<readonly Deplacement[]>
  /** From then on the version never changes (GUI-3). The publication is in the journal. */
  readonly publier: (version: Version, par: Auteur) => Promise<void>
}

export type DepotJalons = {
  /**
   * The calendar of a programme and the clock: until the transaction ends nobody else moves a milestone of it, nor judges by
   * it. @throws NonTrouve when no version of it was published.
   */
  readonly prendreCalendrier: (code: string) => Promise<{ readonly calendrier: Calendrier; readonly now: Instant }>
  /** The move, its line in the journal of the programme, and what follows for the candidatures. */
  readonly deplacer: (code: string, fait: JalonDeplace) => Promise<void>
}

/** One transaction, once for each idempotency key (P2). */
export type UneFoisJalons = <R>(acte: Acte, faire: (depot: DepotJalons) => Promise<R>) => Promise<R>
