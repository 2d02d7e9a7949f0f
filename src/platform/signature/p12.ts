import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import {
  AuthenticatedSafe,
  CertBag,
  Certificate,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  type SafeContents,
} from 'pkijs'
import { tampon } from './asn1.ts'
import type { CleEtCertificats } from './sceau.ts'

const DONNEES_EN_CLAIR = '1.2.840.113549.1.7.1'

/**
 * The key and the certificates of a PKCS #12 file.
 * @throws Error when the password is wrong or the file is protected by an algorithm of another age (RC2, 3DES).
 */
export const lireP12 = async (contenu: Uint8Array, motDePasse: string): Promise<CleEtCertificats> => {
  try {
    return await lire(contenu, motDePasse)
  } catch (cause) {
    throw new Error('SEAL_P12 : mot de passe faux, ou fichier protégé par un algorithme ancien (à convertir en PEM)', {
      cause,
    })
  }
}

const lire = async (contenu: Uint8Array, motDePasse: string): Promise<CleEtCertificats> => {
  const password = tampon(Buffer.from(motDePasse))
  const pfx = PFX.fromBER(tampon(contenu))
  await pfx.parseInternalValues({ password, checkIntegrity: true })
  const coffre = pfx.parsedValue?.authenticatedSafe
  if (!(coffre instanceof AuthenticatedSafe)) throw new Error('contenu inconnu')
  await coffre.parseInternalValues({
    safeContents: coffre.safeContents.map(({ contentType }) => (contentType === DONNEES_EN_CLAIR ? {} : { password })),
  })
  const contenus: readonly { readonly value: SafeContents }[] = coffre.parsedValue.safeContents
  const sacs = contenus.flatMap(({ value }) => value.safeBags.map(({ bagValue }) => bagValue))
  const certificats = sacs
    .map(sac => (sac instanceof CertBag ? sac.parsedValue : null))
    .filter(certificat => certificat instanceof Certificate)
    .map(certificat => new X509Certificate(Buffer.from(certificat.toSchema(false).toBER())))
  const cle = sacs.map(sac => cleDe(sac, motDePasse)).find(trouvee => trouvee !== null)
  if (!cle) throw new Error('aucune clé')
  return { cle, certificats }
}

/** A bag holds the key as PKCS #8, in the clear or encrypted: OpenSSL reads both. */
const cleDe = (sac: unknown, passphrase: string): KeyObject | null => {
  if (!(sac instanceof PrivateKeyInfo) && !(sac instanceof PKCS8ShroudedKeyBag)) return null
  return createPrivateKey({ key: Buffer.from(sac.toSchema().toBER()), format: 'der', type: 'pkcs8', passphrase })
}
