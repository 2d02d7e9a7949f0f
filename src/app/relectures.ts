import type { Identite } from '../modules/identite/index.ts'
import { type Db, enTransaction } from '../platform/db/index.ts'
import type { Tache } from '../platform/jobs/index.ts'
import type { Log } from '../platform/log/index.ts'
import { deposerCourriel } from '../platform/mail/index.ts'
import type { Modules } from './modules.ts'

export const TACHE_RELIRE = 'relire-pieces'

/** Of each hour: what is left of the disk is for people. */
const DUREE_MS = 10 * 60_000

type Besoins = {
  readonly db: Db
  readonly log: Log
  readonly identite: Pick<Identite, 'agents'>
  readonly modules: Pick<Modules, 'preuves'>
}

/** P5 — every hour, the pièces read the longest ago are read again; administrators are told of what the store lost or altered. */
export const tachesRelecture = ({ db, log, identite, modules }: Besoins): Readonly<Record<string, Tache>> => ({
  [TACHE_RELIRE]: async (_charge, { arret }) => {
    const fin = performance.now() + DUREE_MS
    const relire = modules.preuves.relirePieces(async (empreinte, etat) => {
      log.fatal({ empreinte, etat }, 'pièce que le magasin ne rend pas')
      const administrateurs = await identite.agents('administrateur')
      await enTransaction(db, async tx => {
        for (const { personneId, courriel } of administrateurs)
          await deposerCourriel(tx, {
            cle: `relecture:${empreinte}:${etat}:${personneId}`,
            destinataire: courriel,
            sujet: etat === 'absente' ? 'Une pièce manque dans le magasin' : 'Une pièce est altérée dans le magasin',
            texte: `La pièce ${empreinte} a été relue : le magasin ${etat === 'absente' ? 'ne l’a plus' : 'ne rend plus les octets reçus'}. Elle n’est plus remise à personne. Restaurez-la depuis une sauvegarde, puis lancez « npm run -s verifier-pieces ».`,
          })
      })
    })
    await relire(() => arret?.aborted === true || performance.now() > fin)
  },
})
