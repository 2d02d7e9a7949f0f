import type { Instant } from '../../../../kernel/temps.ts'
import type { Acces } from '../../../../platform/http/contract.ts'
import type { Atelier } from '../../composition.ts'
import type { Delais } from '../../domain/dispositif.ts'
import type { Dispositifs } from '../../index.ts'

/** What the pages of the workshop are given. */
export type DepsAtelier = Atelier & {
  readonly dispositifs: Pick<Dispositifs, 'lister' | 'lirePubliee' | 'versionOuverte'>
  /** How many candidatures to that programme are under way: a new version leaves them on theirs (GUI-3). */
  readonly candidaturesEnCours: (code: string) => Promise<number>
  /** Where an administrator moves a published milestone, for all candidatures alike (P10). */
  readonly adresseDuJalon: (code: string, jalon: string) => string
  /** The ends of the delays, as the procedure reads them: `null` where the programme knows no such delay. */
  readonly limites: Readonly<
    Record<Exclude<keyof Delais, 'instruction'>, (depuis: Instant, delais: Delais) => Instant | null>
  >
}

/** Who writes programmes (GUI-1). */
export const ATELIER: Acces = { qui: 'agent', roles: ['administrateur', 'gestionnaire'] }
