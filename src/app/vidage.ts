import type { Config } from '../platform/config/index.ts'
import type { Tache } from '../platform/jobs/index.ts'
import type { Log } from '../platform/log/index.ts'
import type { Magasin } from '../platform/storage/index.ts'
import type { Modules } from './modules.ts'

export const TACHE_VIDER = 'envoyer-pieces-au-magasin'

/** Shorter than what separates two turns: one never waits for the other. */
const DUREE_MS = 50_000

type Besoins = {
  readonly config: Pick<Config, 'antivirus'>
  readonly log: Log
  readonly magasin: Pick<Magasin, 'vider'>
  readonly modules: Pick<Modules, 'preuves'>
}

/**
 * P6 — every minute, what the antivirus is done with goes to the object store, and leaves the disk once read back. What it could not
 * take stays, and the task fails: administrators see it among those that failed, and it is tried again.
 */
export const tachesVidage = ({ config, log, magasin, modules }: Besoins): Readonly<Record<string, Tache>> => ({
  [TACHE_VIDER]: async (_charge, { arret }) => {
    const fin = performance.now() + DUREE_MS
    const { envoyees, retenues, echecs } = await magasin.vider({
      peutPartir: empreintes =>
        modules.preuves.piecesALEnvoi(empreintes, { analysees: config.antivirus !== undefined }),
      arret: () => arret?.aborted === true || performance.now() > fin,
    })
    if (envoyees > 0) log.info({ envoyees, retenues }, 'pièces envoyées au magasin distant')
    for (const { empreinte, erreur: err } of echecs)
      log.error({ err, empreinte }, 'pièce que le magasin distant n’a pas')
    if (echecs.length > 0) throw new Error('le magasin distant n’a pas pris toutes les pièces : le disque les garde')
  },
})
