import type { Dispositif } from '../../dispositifs/index.ts'
import type { LectureDuFichier } from '../domain/verdict.ts'
import type { chercherAuRegistre } from '../queries/chercher.ts'
import type { marquesPubliques } from '../queries/marques-publiques.ts'
import type { documentParEmpreinte, lireSolution } from '../queries/solutions.ts'

/** A query, its database given. */
type Branchee<F> = F extends (db: infer _Db, ...args: infer A) => infer R ? (...args: A) => R : never

/** What the public pages of the register need: `composerRegistre`, and the rest from the composition. */
export type DepsRegistre = {
  readonly chercher: Branchee<typeof chercherAuRegistre>
  readonly lireSolution: Branchee<typeof lireSolution>
  readonly documentParEmpreinte: Branchee<typeof documentParEmpreinte>
  /** REF-5 — under what other names these référencements are offered too. */
  readonly marquesPubliques: Branchee<typeof marquesPubliques>
  readonly lireDispositif: (id: string) => Promise<Dispositif>
  /** The open version of each programme, in the order of the catalogue. */
  readonly dispositifsOuverts: () => Promise<readonly Dispositif[]>
  /** Reads the signatures of any file and never throws. */
  readonly verifier: (pdf: Uint8Array) => LectureDuFichier
  /** Who seals, by name. */
  readonly operateur: string
}
