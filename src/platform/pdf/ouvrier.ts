import { parentPort } from 'node:worker_threads'
import { composer } from './composer.ts'
import type { DonneesParModele, Modele } from './donnees.ts'

/** The thread of `makeComposeur`: one document after the other. */
export type Commande = { readonly id: number; readonly modele: Modele; readonly donnees: DonneesParModele[Modele] }
export type Resultat =
  | { readonly id: number; readonly pdf: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly erreur: string }

const port = parentPort
if (!port) throw new Error('ce fichier ne tourne que dans un fil d’exécution')

port.on('message', ({ id, modele, donnees }: Commande) => {
  try {
    const pdf = new Uint8Array(composer(modele, donnees))
    const resultat: Resultat = { id, pdf }
    port.postMessage(resultat, [pdf.buffer])
  } catch (erreur) {
    const resultat: Resultat = { id, erreur: erreur instanceof Error ? erreur.message : String(erreur) }
    port.postMessage(resultat)
  }
})
