import type { Instant } from '../../kernel/temps.ts'
import type { Dispositif } from '../../modules/dispositifs/index.ts'
import type { LecturesDuRegistre } from '../../modules/registre/index.ts'
import type { Operateur } from './operateur.ts'

/** What the pages that anyone may read need. */
export type DepsPublic = {
  /** The open version of each programme, in the order of the catalogue. */
  readonly dispositifsOuverts: () => Promise<readonly Dispositif[]>
  /** The same, of one programme. @throws NonTrouve */
  readonly dispositifOuvert: (code: string) => Promise<Dispositif>
  readonly chercher: LecturesDuRegistre['chercher']
  readonly horloge: () => Promise<Instant>
  readonly operateur: Operateur
}
