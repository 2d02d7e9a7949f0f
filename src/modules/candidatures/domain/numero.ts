import type { NumeroCandidature } from './candidature.ts'

const signes = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/**
 * GUI-6 — ten upper-case letters or digits from ten random bytes given by the caller: 50 bits and more, not guessable in
 * sequence. Bytes of 252 and above would favour some signs: they are skipped. `null` when too few are left.
 */
export const numeroDepuis = (octets: Uint8Array): NumeroCandidature | null => {
  const retenus = [...octets].filter(octet => octet < signes.length * 7).slice(0, 10)
  if (retenus.length < 10) return null
  return retenus.map(octet => signes[octet % signes.length]).join('') as NumeroCandidature
}

/** EDC-1 — as many digits from random bytes given by the caller; those of 250 and above are skipped. `null` when too few are left. */
export const identifiantDepuis = (octets: Uint8Array, chiffres: number): string | null => {
  const retenus = [...octets].filter(octet => octet < 250).slice(0, chiffres)
  return retenus.length < chiffres ? null : retenus.map(octet => octet % 10).join('')
}

/** What a URL says, when it is a candidature's number. */
export const lireNumero = (texte: string): NumeroCandidature | null =>
  /^[A-Z0-9]{10}$/.test(texte) ? (texte as NumeroCandidature) : null
