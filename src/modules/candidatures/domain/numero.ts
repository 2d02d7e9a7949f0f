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

/** What a URL says, when it is a candidature's number. */
export const lireNumero = (texte: string): NumeroCandidature | null =>
  /^[A-Z0-9]{10}$/.test(texte) ? (texte as NumeroCandidature) : null
