import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const deriver = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt)

/** 32 MiB and about a fifth of a second: the trade that OWASP gives for r = 8. */
const REGLAGES = { N: 2 ** 15, r: 8, p: 3 } as const
const LONGUEUR = 32
const MEMOIRE_MAX = 64 * 1024 * 1024

/** A hash that carries its own settings: `scrypt$N$r$p$salt$hash`, base64url. */
export const hacher = async (motDePasse: string): Promise<string> => {
  const sel = randomBytes(16)
  const { N, r, p } = REGLAGES
  const cle = await calculer({ motDePasse, sel, reglages: REGLAGES })
  return ['scrypt', N, r, p, sel.toString('base64url'), cle.toString('base64url')].join('$')
}

/**
 * Does the password match the hash? With `null` (no such account) the same work is done for nothing, so that the time
 * tells nothing about who has an account.
 */
export const verifier = async (motDePasse: string, hache: string | null): Promise<boolean> => {
  const [, N, r, p, sel = '', attendu = ''] = (hache ?? LEURRE).split('$')
  const reglages = { N: Number(N), r: Number(r), p: Number(p) }
  const cle = await calculer({ motDePasse, sel: Buffer.from(sel, 'base64url'), reglages })
  const autre = Buffer.from(attendu, 'base64url')
  return cle.length === autre.length && timingSafeEqual(cle, autre) && hache !== null
}

const LEURRE = ['scrypt', REGLAGES.N, REGLAGES.r, REGLAGES.p, 'A'.repeat(22), 'A'.repeat(43)].join('$')

/** A flood of sign-ins must not take every thread of the pool from those who write files: two at a time. */
const AU_PLUS = 2
let enCours = 0
const file: (() => void)[] = []

const calculer = async ({
  motDePasse,
  sel,
  reglages,
}: {
  readonly motDePasse: string
  readonly sel: Uint8Array
  readonly reglages: { readonly N: number; readonly r: number; readonly p: number }
}): Promise<Buffer> => {
  if (enCours >= AU_PLUS) await new Promise<void>(tour => file.push(tour))
  else enCours += 1
  try {
    // NFC: the same accented letter is typed as one character here and as two there.
    return await deriver(motDePasse.normalize('NFC'), sel, LONGUEUR, { ...reglages, maxmem: MEMOIRE_MAX })
  } finally {
    const suivant = file.shift()
    if (suivant === undefined) enCours -= 1
    else suivant()
  }
}
