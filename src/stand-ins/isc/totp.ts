import { createHmac } from 'node:crypto'

/** RFC 6238: the time is cut in steps of 30 s, counted from the Unix epoch. */
export const PERIODE_SECONDES = 30

/**
 * The one-time code of a time step (RFC 6238 over RFC 4226, HMAC-SHA-1).
 * @param chiffres six for us; the RFC's test vectors have eight.
 */
export const totp = ({
  secret,
  pas,
  chiffres = 6,
}: {
  readonly secret: Uint8Array
  readonly pas: number
  readonly chiffres?: number
}): string => {
  const compteur = Buffer.alloc(8)
  compteur.writeBigUInt64BE(BigInt(pas))
  const empreinte = createHmac('sha1', secret).update(compteur).digest()
  // RFC 4226 § 5.3: the low four bits of the last byte say where to read; the sign bit is dropped.
  const ou = empreinte.readUInt8(empreinte.length - 1) & 0xf
  const nombre = empreinte.readUInt32BE(ou) & 0x7fffffff
  return String(nombre % 10 ** chiffres).padStart(chiffres, '0')
}
