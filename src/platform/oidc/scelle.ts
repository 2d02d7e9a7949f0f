import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Encrypts and authenticates small values that a browser keeps for us (AES-256-GCM), each kind under its own key. */
export type Sceau = {
  /** base64url. */
  readonly sceller: (clair: string) => string
  /** null when it is not ours, or was altered. */
  readonly ouvrir: (scelle: string) => string | null
}

const IV = 12
const MARQUE = 16

export const creerSceau = (secret: string | Uint8Array, usage: string): Sceau => {
  const cle = Buffer.from(hkdfSync('sha256', secret, '', usage, 32))
  return {
    sceller: clair => {
      const iv = randomBytes(IV)
      const chiffre = createCipheriv('aes-256-gcm', cle, iv)
      const corps = Buffer.concat([chiffre.update(clair, 'utf8'), chiffre.final()])
      return Buffer.concat([iv, chiffre.getAuthTag(), corps]).toString('base64url')
    },
    ouvrir: scelle => {
      const octets = Buffer.from(scelle, 'base64url')
      if (octets.length <= IV + MARQUE) return null
      try {
        const dechiffre = createDecipheriv('aes-256-gcm', cle, octets.subarray(0, IV))
        dechiffre.setAuthTag(octets.subarray(IV, IV + MARQUE))
        return Buffer.concat([dechiffre.update(octets.subarray(IV + MARQUE)), dechiffre.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}
