import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { principal } from '../simulation/commande.ts'
import { simuler } from '../simulation/simuler.ts'
import { lancer } from './commande.ts'

// Each counter is lived by a thread that begins here too, and answers what came of it.
if (isMainThread)
  lancer('simulate', () => principal(process.argv.slice(2), { fils: { fichier: new URL(import.meta.url) } }))
else parentPort?.postMessage(simuler(workerData, { avecEssais: true }))
