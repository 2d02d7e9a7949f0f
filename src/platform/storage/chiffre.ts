import { createCipheriv } from 'node:crypto'
import type { CleDeFichier } from './trousseau.ts'

/**
 * A pièce encrypted at rest (P30): 16 bytes of ours, the 16 of the UUID of its key, then its bytes by AES-256 in counter mode
 * (NIST SP 800-38A, 6.5) from counter 0. A key serves one file, so that any portion is read by itself; what comes out is held
 * against SHA-256 (ADR 29), as what was never encrypted is.
 */
export const TAILLE_ENTETE = 32
const SIGNE = Buffer.from('convergence/aes1', 'latin1')
const TAILLE_BLOC_AES = 16

export const enteteDe = ({ id }: CleDeFichier): Buffer =>
  Buffer.concat([SIGNE, Buffer.from(id.replaceAll('-', ''), 'hex')])

/** The UUID of the key that a file was written with; undefined when it is not such a file. */
export const cleDesignee = (entete: Buffer): string | undefined => {
  if (entete.length < TAILLE_ENTETE || !entete.subarray(0, SIGNE.length).equals(SIGNE)) return undefined
  const hex = entete.toString('hex', SIGNE.length, TAILLE_ENTETE)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Encrypts, or decrypts, what follows from that position of the pièce on; each call goes on where the one before stopped. */
export const chiffrerDepuis = (cle: Buffer, position: number): ((octets: Buffer) => Buffer) => {
  const compteur = Buffer.alloc(TAILLE_BLOC_AES)
  compteur.writeBigUInt64BE(BigInt(Math.floor(position / TAILLE_BLOC_AES)), 8)
  const chiffre = createCipheriv('aes-256-ctr', cle, compteur)
  chiffre.update(Buffer.alloc(position % TAILLE_BLOC_AES))
  return octets => chiffre.update(octets)
}
