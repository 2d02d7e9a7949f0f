import { composer } from '../src/app/compose.ts'
import { demarrer } from '../src/app/serveur.ts'
import { chargerConfig } from '../src/platform/config/index.ts'
import { creerLog } from '../src/platform/log/index.ts'

/**
 * The product as `npm start` runs it, its limits of requests lifted: one machine asks for all. Says by IPC that it takes
 * requests.
 */
const principal = async (): Promise<void> => {
  const config = chargerConfig()
  const log = creerLog({ niveau: config.niveauLog })
  const surPerte = (err: Error): void => {
    log.fatal({ err }, 'arrêt')
    process.exit(1)
  }
  const demarre = await demarrer({
    config,
    role: 'tout',
    log,
    composer: socle => composer({ ...socle, limites: 'aucune' }),
    surPerte,
  })
  process.send?.('pret')
  process.on('disconnect', () => {
    void demarre.arreter().then(() => process.exit(0))
  })
}

principal().catch((erreur: unknown) => {
  process.stderr.write(`${erreur instanceof Error ? erreur.stack : String(erreur)}\n`)
  process.exit(1)
})
