import type { Acces } from '../../../../platform/http/contract.ts'
import type { Atelier } from '../../composition.ts'
import type { Dispositifs } from '../../infra/lecture.pg.ts'

/** What the pages of the workshop are given. */
export type DepsAtelier = Atelier & {
  readonly dispositifs: Pick<Dispositifs, 'lister' | 'lirePubliee' | 'versionOuverte'>
}

/** Who writes programmes (GUI-1). */
export const ATELIER: Acces = { qui: 'agent', roles: ['administrateur', 'gestionnaire'] }
