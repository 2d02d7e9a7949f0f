import { createHash, type KeyObject, sign, type X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'
import * as asn1js from 'asn1js'

/** The few shapes that certificates and signatures are made of. */

type Element = asn1js.BaseBlock

export const OID = {
  donnees: '1.2.840.113549.1.7.1',
  donneesSignees: '1.2.840.113549.1.7.2',
  typeDeContenu: '1.2.840.113549.1.9.3',
  empreinteDuContenu: '1.2.840.113549.1.9.4',
  certificatDuSignataireV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
  rsa: '1.2.840.113549.1.1.1',
  rsaSha256: '1.2.840.113549.1.1.11',
  rsaSha384: '1.2.840.113549.1.1.12',
  rsaSha512: '1.2.840.113549.1.1.13',
  ecdsaSha256: '1.2.840.10045.4.3.2',
  ecdsaSha384: '1.2.840.10045.4.3.3',
  ecdsaSha512: '1.2.840.10045.4.3.4',
} as const

export const sequence = (...value: Element[]): Element => new asn1js.Sequence({ value })
export const ensemble = (...value: Element[]): Element => new asn1js.Set({ value })
export const oid = (value: string): Element => new asn1js.ObjectIdentifier({ value })
export const petitEntier = (value: number): Element => new asn1js.Integer({ value })
export const octets = (valeur: Uint8Array): Element => new asn1js.OctetString({ valueHex: tampon(valeur) })
export const bits = (valeur: Uint8Array): Element => new asn1js.BitString({ valueHex: tampon(valeur) })
export const contexte = (tagNumber: number, ...value: Element[]): Element =>
  new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber }, value })
export const contextePrimitif = (tagNumber: number, valeur: Uint8Array): Element =>
  new asn1js.Primitive({ idBlock: { tagClass: 3, tagNumber }, valueHex: tampon(valeur) })

/** A number of any size: the first bit is kept clear, so that it is positive. */
export const grandEntier = (valeur: Uint8Array): Element => new asn1js.Integer({ valueHex: tampon(valeur) })

export const der = (element: Element): Buffer => Buffer.from(element.toBER(false))

/** @throws Error when the bytes are not one ASN.1 element. */
export const lireDer = (valeur: Uint8Array): Element => {
  const { offset, result } = asn1js.fromBER(tampon(valeur))
  if (offset === -1) throw new Error('ASN.1 illisible')
  return result
}

/** The elements inside a constructed element. */
export const enfants = (element: Element | undefined): readonly Element[] =>
  element instanceof asn1js.Constructed ? element.valueBlock.value : []

export const tampon = (valeur: Uint8Array): ArrayBuffer => Uint8Array.from(valeur).buffer

export const sha256 = (valeur: Uint8Array): Buffer => createHash('sha256').update(valeur).digest()

/** The algorithm by which a key signs here: always with SHA-256. */
export const algorithmeDeSignature = (cle: KeyObject): Element =>
  cle.asymmetricKeyType === 'ec' ? sequence(oid(OID.ecdsaSha256)) : sequence(oid(OID.rsaSha256), new asn1js.Null())

const signerHorsDuFil = promisify<string, Uint8Array, KeyObject, Buffer>(sign)

/** Signs with SHA-256, out of the event loop. */
export const signerOctets = (cle: KeyObject, valeur: Uint8Array): Promise<Buffer> =>
  signerHorsDuFil('sha256', valeur, cle)

/** The position of a name in a certificate's signed part: serial number, algorithm, issuer, validity, subject. */
const RANG = { numero: 1, emetteur: 3, sujet: 5 } as const

/** A field of a certificate, as its own bytes say it. */
export const champDuCertificat = (certificat: X509Certificate, champ: keyof typeof RANG): Element => {
  const lu = enfants(enfants(lireDer(certificat.raw))[0])[RANG[champ]]
  if (!lu) throw new Error('certificat illisible')
  return lu
}
