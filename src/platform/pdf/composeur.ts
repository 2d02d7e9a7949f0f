import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { RACINE } from '../config/racine.ts'
import type { DonneesParModele, Modele } from './donnees.ts'
import { ErreurDeComposition } from './erreur.ts'
import type { Commande, Resultat } from './ouvrier.ts'

export type Composeur = {
  /** @throws ErreurDeComposition when the template refuses the data, or when the composeur was closed. */
  readonly composer: <M extends Modele>(modele: M, donnees: DonneesParModele[M]) => Promise<Uint8Array>
  /** Ends the thread. What was not composed yet fails. */
  readonly fermer: () => Promise<void>
}

type Attente = { readonly resoudre: (pdf: Uint8Array) => void; readonly rejeter: (erreur: Error) => void }

/** The source itself, not a bundled copy: node strips its types, and the path is the same in tests and in `build/`. */
const OUVRIER = join(RACINE, 'src/platform/pdf/ouvrier.ts')

/** Composes in a thread of its own, so that a long document doesn't stop the process; started by the first document. */
export const makeComposeur = (): Composeur => {
  const attentes = new Map<number, Attente>()
  let fil: Worker | undefined
  let ferme = false
  let dernier = 0

  const abandonner = (mort: Worker, cause: string): void => {
    if (fil !== mort) return
    fil = undefined
    for (const { rejeter } of attentes.values()) rejeter(new ErreurDeComposition(cause))
    attentes.clear()
  }

  const recevoir = (resultat: Resultat): void => {
    const attente = attentes.get(resultat.id)
    attentes.delete(resultat.id)
    // An idle thread never keeps the process alive.
    if (attentes.size === 0) fil?.unref()
    if ('pdf' in resultat) attente?.resoudre(resultat.pdf)
    else attente?.rejeter(new ErreurDeComposition(resultat.erreur))
  }

  const demarrer = (): Worker => {
    const nouveau = new Worker(OUVRIER, { execArgv: [], name: 'pdf' })
    nouveau.on('message', recevoir)
    nouveau.on('error', erreur => abandonner(nouveau, erreur instanceof Error ? erreur.message : String(erreur)))
    nouveau.on('exit', () => abandonner(nouveau, 'le fil de composition s’est arrêté'))
    return nouveau
  }

  return {
    composer: (modele, donnees) => {
      if (ferme) return Promise.reject(new ErreurDeComposition('composeur fermé'))
      return new Promise((resoudre, rejeter) => {
        fil ??= demarrer()
        fil.ref()
        dernier += 1
        const commande: Commande = { id: dernier, modele, donnees }
        fil.postMessage(commande)
        attentes.set(dernier, { resoudre, rejeter })
      })
    },
    fermer: async () => {
      ferme = true
      const courant = fil
      if (!courant) return
      abandonner(courant, 'composition interrompue')
      await courant.terminate()
    },
  }
}
