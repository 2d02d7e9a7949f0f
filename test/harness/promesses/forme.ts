import { createCipheriv, createHash } from 'node:crypto'
import type { TestContext } from 'node:test'

/**
 * How far a proof goes: short in `npm test`, at the promise's figure under `npm run -s promesse -- P1`, which gives the seed too.
 * Without one, a seed is drawn, and every run says its own.
 */
export const pleine = process.env['PROMESSE'] === 'pleine'
export const graine = Number(process.env['PROMESSE_GRAINE'] ?? Math.floor(Math.random() * 2 ** 31))

/** What the short form takes, and what the full one does. */
export const selon = <T>(courte: T, entiere: T): T => (pleine ? entiere : courte)

export type Hasard = {
  /** From 0 up to `max` excluded. */
  readonly entier: (max: number) => number
  readonly parmi: <T>(choix: readonly T[]) => T
  readonly octets: (taille: number) => Buffer
}

/** The same draws for the same seed and the same name, whatever others draw meanwhile. */
export const hasard = (nom: string): Hasard => {
  let etat = createHash('sha256').update(`${graine}:${nom}`).digest().readUInt32LE(0)
  // mulberry32
  const entier = (max: number): number => {
    etat = (etat + 0x6d2b79f5) | 0
    let t = Math.imul(etat ^ (etat >>> 15), 1 | etat)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * max)
  }
  return {
    entier,
    parmi: <T>(choix: readonly T[]): T => {
      const [premier] = choix
      if (premier === undefined) throw new Error('rien à choisir')
      return choix[entier(choix.length)] ?? premier
    },
    octets: taille => {
      const cle = createHash('sha256')
        .update(`${graine}:${nom}:${entier(2 ** 32)}`)
        .digest()
        .subarray(0, 16)
      return createCipheriv('aes-128-ctr', cle, Buffer.alloc(16)).update(Buffer.alloc(taille))
    },
  }
}

/** The figures of a run, after its seed: they are what the document of the promises keeps. */
export const chiffrer = (t: TestContext, chiffres: Readonly<Record<string, number | string>>): void => {
  t.diagnostic(`graine ${graine}, forme ${selon('courte', 'pleine')}`)
  for (const [quoi, combien] of Object.entries(chiffres)) t.diagnostic(`${quoi} : ${combien}`)
}
