import { candidaturesDeLaPiece } from '../modules/candidatures/index.ts'
import type { DeposerSysteme } from '../modules/messagerie/index.ts'
import { type Antivirus, antivirusClamd } from '../platform/antivirus/index.ts'
import type { Config } from '../platform/config/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Tache } from '../platform/jobs/index.ts'
import type { Modules } from './modules.ts'

export const TACHE_ANALYSER = 'analyser-pieces'

/** Shorter than what separates two turns: one never waits for the other. */
const DUREE_MS = 50_000

type Besoins = {
  readonly config: Pick<Config, 'antivirus'>
  readonly db: Db
  readonly modules: Pick<Modules, 'preuves' | 'messagerie'>
}

/** P35 — every minute, what was received since is scanned; nothing, where no antivirus is set. */
export const tachesAnalyse = (
  { config, db, modules }: Besoins,
  antivirus: Antivirus | null = config.antivirus ? antivirusClamd(config.antivirus) : null,
): Readonly<Record<string, Tache>> => ({
  [TACHE_ANALYSER]: async (_charge, { arret }) => {
    if (!antivirus) return
    const fin = performance.now() + DUREE_MS
    const prevenir = makePrevenir({ db, deposerSysteme: modules.messagerie.deposerSysteme })
    const analyser = modules.preuves.analyserPieces({ antivirus, prevenir })
    await analyser(() => arret?.aborted === true || performance.now() > fin)
  },
})

const plateforme = { id: 'plateforme', nom: 'Antivirus de Convergence', qualite: 'antivirus' } as const

/** Both sides of each candidature that holds the pièce are told, once. */
const makePrevenir =
  ({ db, deposerSysteme }: { readonly db: Db; readonly deposerSysteme: DeposerSysteme }) =>
  async (empreinte: string, signature: string): Promise<void> => {
    for (const numero of await candidaturesDeLaPiece(db, empreinte))
      for (const cote of ['agence', 'editeur'] as const)
        await deposerSysteme({
          numero,
          cle: `quarantaine:${empreinte}:${cote}`,
          cote,
          auteur: plateforme,
          kind: 'notification',
          annoncee: true,
          objet: 'Un fichier déposé est en quarantaine',
          corps: [
            `L’antivirus a reconnu « ${signature} » dans un fichier de cette candidature (SHA-256 ${empreinte}). Le fichier n’est plus remis à personne.`,
            'Le dépôt, son heure et son empreinte sont conservés. L’éditeur peut déposer un fichier sain pour la même preuve, tant que la procédure le permet.',
          ].join('\n\n'),
          faitPosition: null,
        })
  }
