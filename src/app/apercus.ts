import type { Config } from '../platform/config/index.ts'
import type { Tache } from '../platform/jobs/index.ts'
import type { Modules } from './modules.ts'

export const TACHE_APERCEVOIR = 'preparer-apercus'

/** Nothing is begun after that: two turns seldom meet, and each takes another pièce. */
const DUREE_MS = 50_000

/** Every minute, the previews of what was deposited since are made; after the scan, where an antivirus is set (P35). */
export const tachesApercu = ({
  config,
  modules,
}: {
  readonly config: Pick<Config, 'antivirus'>
  readonly modules: Pick<Modules, 'preuves'>
}): Readonly<Record<string, Tache>> => ({
  [TACHE_APERCEVOIR]: async (_charge, { arret }) => {
    const fin = performance.now() + DUREE_MS
    const preparer = modules.preuves.apercus.preparer({ apresAnalyse: config.antivirus !== undefined })
    await preparer(() => arret?.aborted === true || performance.now() > fin)
  },
})
