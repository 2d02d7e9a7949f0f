import type { Tache } from '../platform/jobs/index.ts'
import type { Modules } from './modules.ts'

export const TACHE_PRECONTROLER = 'precontroler-pieces'

/** Shorter than what separates two turns: one never waits for the other. */
const DUREE_MS = 50_000

/** PRE-3 — every minute, what was received since is read, for what it says of itself. */
export const tachesPrecontrole = ({
  modules,
}: {
  readonly modules: Pick<Modules, 'preuves'>
}): Readonly<Record<string, Tache>> => ({
  [TACHE_PRECONTROLER]: async (_charge, { arret }) => {
    const fin = performance.now() + DUREE_MS
    await modules.preuves.precontrolerPieces(() => arret?.aborted === true || performance.now() > fin)
  },
})
