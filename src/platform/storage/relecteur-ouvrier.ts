import { parentPort } from 'node:worker_threads'
import { type Fichier, type Passage, relireFichier } from './relire.ts'

export type DemandeDeRelecture = {
  readonly id: number
  readonly fichier: Fichier
  readonly passages: readonly Passage[]
}

/** The thread of `relecteur.ts`: it answers each reading as it ends, several at a time. */
parentPort?.on('message', ({ id, fichier, passages }: DemandeDeRelecture) => {
  relireFichier(fichier, passages).then(
    lu => parentPort?.postMessage({ id, lu }),
    // What makes an error one of the system does not go through a thread by itself.
    (erreur: unknown) => parentPort?.postMessage({ id, erreur, code: codeDe(erreur) }),
  )
})

const codeDe = (erreur: unknown): unknown => (erreur instanceof Error && 'code' in erreur ? erreur.code : undefined)
