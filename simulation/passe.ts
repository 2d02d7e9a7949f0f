import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Ouverture } from './creer-monde.ts'
import { type Resultat, simuler } from './simuler.ts'

/** Below it, starting a thread costs more than it gains. */
const SEUIL_DES_FILS = 400

/** What is left to a counter's own thread: its ends at the file that is given, which calls `servirUnGuichet`. */
export type Fils = { readonly fichier: URL }

/**
 * Counters share nothing, queue included: each is lived by a thread of its own, as many at a time as there are cores. The
 * longest come first.
 */
export const simulerLesGuichets = async (
  ouvertures: readonly Ouverture[],
  {
    fils,
    annoncer,
  }: { readonly fils: Fils | null; readonly annoncer: (ouverture: Ouverture, resultat: Resultat) => void },
): Promise<readonly Resultat[]> => {
  const total = ouvertures.reduce((somme, { reglages }) => somme + reglages.candidatures, 0)
  const vivre = (ouverture: Ouverture): Promise<Resultat> =>
    fils && total > SEUIL_DES_FILS
      ? dansUnFil(fils, ouverture)
      : Promise.resolve().then(() => simuler(ouverture, { avecEssais: true }))
  const resultats = new Map<Ouverture, Resultat>()
  const aVivre = ouvertures.toSorted((a, b) => poids(b) - poids(a))
  const ouvrier = async (): Promise<void> => {
    for (let ouverture = aVivre.shift(); ouverture; ouverture = aVivre.shift()) {
      const resultat = await vivre(ouverture)
      resultats.set(ouverture, resultat)
      annoncer(ouverture, resultat)
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), ouvertures.length) }, ouvrier))
  return ouvertures.flatMap(ouverture => resultats.get(ouverture) ?? [])
}

/** More verifiers are planned where there is more to see. */
const poids = ({ reglages }: Ouverture): number => reglages.verificateurs

const dansUnFil = ({ fichier }: Fils, ouverture: Ouverture): Promise<Resultat> =>
  new Promise((fini, echec) => {
    const fil = new Worker(fichier, {
      workerData: ouverture,
      resourceLimits: { maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: 4096 },
    })
    fil.once('message', fini)
    fil.once('error', echec)
    fil.once('exit', code => echec(new Error(`un guichet s’est arrêté (${code})`)))
  })
