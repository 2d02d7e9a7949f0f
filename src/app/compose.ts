import { createServer } from 'node:http'
import { once } from 'node:events'
import type { Composer } from './composition.ts'

/** The product, wired: every module, its routes and its jobs, on the base that has started. */
export const composer: Composer = async ({ config }) => {
  const serveur = createServer((_requete, reponse) => {
    reponse.setHeader('content-type', 'text/plain; charset=utf-8')
    reponse.end('ok\n')
  })
  return {
    ecouter: async () => {
      serveur.listen(config.port, config.hote)
      await once(serveur, 'listening')
    },
    fermer: async () => {
      if (!serveur.listening) return
      serveur.close()
      serveur.closeAllConnections()
      await once(serveur, 'close')
    },
    taches: {},
    comptes: [],
  }
}
