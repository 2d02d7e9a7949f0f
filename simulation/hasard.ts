/** A seeded draw: the same seed and the same name give the same numbers, on every machine. */
export type Hasard = {
  /** In [0, 1[. */
  readonly reel: () => number
  /** In [0, n[. */
  readonly entier: (n: number) => number
  readonly chance: (probabilite: number) => boolean
  /** @throws Error on an empty list. */
  readonly parmi: <T>(choix: readonly T[]) => T
  /** One of them, each as often as its weight says. @throws Error on an empty list. */
  readonly selon: <T extends { readonly poids: number }>(choix: readonly T[]) => T
  /** A duration around its median, never negative; half of them between a half and the double when `etalement` is 1. */
  readonly autour: (mediane: number, etalement?: number) => number
}

/** FNV-1a, then a mixer of its own for each of the four words of the state. */
const motsDe = (graine: string): [number, number, number, number] => {
  let h = 2_166_136_261
  for (let i = 0; i < graine.length; i++) h = Math.imul(h ^ graine.charCodeAt(i), 16_777_619)
  const suivant = (): number => {
    h = Math.imul(h ^ (h >>> 16), 2_246_822_507)
    h = Math.imul(h ^ (h >>> 13), 3_266_489_909)
    h ^= h >>> 16
    return h >>> 0
  }
  return [suivant(), suivant(), suivant(), suivant()]
}

/** sfc32, by Chris Doty-Humphrey: 128 bits of state, and passes PractRand. */
const sfc32 = (graine: string): (() => number) => {
  let [a, b, c, d] = motsDe(graine)
  const tirer = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4_294_967_296
  }
  for (let i = 0; i < 12; i++) tirer()
  return tirer
}

/** A quarter of a normal law lies beyond this many standard deviations. */
const QUARTILE = 0.6745

export const creerHasard = (graine: string): Hasard => {
  const reel = sfc32(graine)
  const entier = (n: number): number => Math.floor(reel() * n)
  const normale = (): number => Math.sqrt(-2 * Math.log(1 - reel())) * Math.cos(2 * Math.PI * reel())
  return {
    reel,
    entier,
    chance: probabilite => reel() < probabilite,
    parmi: choix => premierDe(choix.slice(entier(choix.length))),
    selon: choix => {
      let reste = reel() * choix.reduce((total, { poids }) => total + poids, 0)
      return choix.find(({ poids }) => (reste -= poids) < 0) ?? premierDe(choix)
    },
    autour: (mediane, etalement = 0.5) => mediane * Math.exp((normale() * etalement * Math.LN2) / QUARTILE),
  }
}

const premierDe = <T>(choix: readonly T[]): T => {
  if (choix.length === 0) throw new Error('aucun choix')
  return choix[0] as T
}
