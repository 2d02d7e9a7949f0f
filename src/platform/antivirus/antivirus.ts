import type { Readable } from 'node:stream'

/**
 * What was found in a pièce. `non_analyse`: it was not looked into, or not wholly — too large, encrypted — and nothing is
 * said of it (P35). `moteur`: the engine and its signatures, as it names itself.
 */
export type Verdict =
  | { readonly etat: 'sain'; readonly moteur: string }
  | { readonly etat: 'infecte'; readonly moteur: string; readonly signature: string }
  | { readonly etat: 'non_analyse'; readonly moteur: string; readonly raison: 'taille' | 'chiffre' | 'limites' }

export type Antivirus = {
  /** @param taille in bytes. @throws Error when the engine can’t be asked: to be tried again. */
  readonly analyser: (ouvrir: () => Promise<Readable>, taille: number) => Promise<Verdict>
}
