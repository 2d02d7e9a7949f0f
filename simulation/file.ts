import type { Rang } from '../src/modules/candidatures/index.ts'
import type { CodeChapitre } from '../src/modules/dispositifs/index.ts'
import type { Dossier } from './monde.ts'
import { creerTas } from './tas.ts'

export type Place = {
  readonly dossier: Dossier
  readonly chapitre: CodeChapitre
  readonly rang: Rang
  /** When it came in, or came back: what one waits from. */
  readonly depuis: number
}

/**
 * The queue of a counter as a small model of its own, from the facts alone: what `prendreChapitre` is checked against
 * (INT-2). Taken out of the middle, a place is only forgotten: the heap passes over it later.
 */
export type File = {
  /** The last rang given; the next one is one more (P4). */
  readonly dernierRang: () => number
  readonly noterRang: (rang: number) => void
  readonly entrer: (place: Place) => void
  readonly sortir: (dossier: Dossier, chapitre: CodeChapitre) => Place | undefined
  readonly tete: () => Place | undefined
  /** Another place than this one, were there any: whoever would take it jumps the queue. */
  readonly autreQue: (place: Place) => Place | undefined
  readonly taille: () => number
  readonly places: () => Iterable<Place>
}

const cle = (dossier: Dossier, chapitre: CodeChapitre): string => `${dossier.indice} ${chapitre}`

export const creerFile = (): File => {
  const presentes = new Map<string, Place>()
  const ordre = creerTas<Place>()
  let dernier = 0
  return {
    dernierRang: () => dernier,
    noterRang: rang => {
      dernier = Math.max(dernier, rang)
    },
    entrer: place => {
      presentes.set(cle(place.dossier, place.chapitre), place)
      ordre.ajouter(place.rang, place)
    },
    sortir: (dossier, chapitre) => {
      const place = presentes.get(cle(dossier, chapitre))
      presentes.delete(cle(dossier, chapitre))
      return place
    },
    tete: () => {
      for (let premiere = ordre.prochain(); premiere; premiere = ordre.prochain()) {
        const { dossier, chapitre } = premiere.quoi
        if (presentes.get(cle(dossier, chapitre)) === premiere.quoi) return premiere.quoi
        ordre.retirer()
      }
      return undefined
    },
    autreQue: place => presentes.values().find(autre => autre.rang > place.rang),
    taille: () => presentes.size,
    places: () => presentes.values(),
  }
}
