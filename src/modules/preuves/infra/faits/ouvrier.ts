import { parentPort, workerData } from 'node:worker_threads'
import { lirePdf, lireTexte } from './document.ts'

/** The thread of `makeLireFaits`: one document, then it ends. */
const {
  demande: { famille },
  octets,
}: { readonly demande: { readonly famille: 'pdf' | null }; readonly octets: Uint8Array } = workerData
parentPort?.postMessage(famille === 'pdf' ? await lirePdf(octets) : lireTexte(octets))
