import { createHash, verify, X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import { type Attribute, Certificate, ContentInfo, SignedData, type SignerInfo } from 'pkijs'
import { enfants, OID, tampon } from './asn1.ts'

/** Why a signature is not valid. */
export type AnomalieCms =
  /** Not a detached CAdES signature by one signer, or an algorithm that is not accepted. */
  | 'format'
  /** The signed bytes are not those that were signed. */
  | 'empreinte'
  /** The signature was not made by the key of its certificate, or the certificate is not the one that was signed. */
  | 'signature'

export type CmsLu = {
  readonly anomalie: AnomalieCms | null
  readonly certificat: X509Certificate | null
  readonly autres: readonly X509Certificate[]
}

const CERTIFICATS_MAX = 20

const EMPREINTES: Readonly<Record<string, string>> = {
  [OID.sha256]: 'sha256',
  [OID.sha384]: 'sha384',
  [OID.sha512]: 'sha512',
}

/** The hash of each signature algorithm; plain RSA takes the signer's. */
const SIGNATURES: Readonly<Record<string, string>> = {
  [OID.rsaSha256]: 'sha256',
  [OID.rsaSha384]: 'sha384',
  [OID.rsaSha512]: 'sha512',
  [OID.ecdsaSha256]: 'sha256',
  [OID.ecdsaSha384]: 'sha384',
  [OID.ecdsaSha512]: 'sha512',
}

const rien = (anomalie: AnomalieCms): CmsLu => ({ anomalie, certificat: null, autres: [] })

/**
 * Reads a detached CMS signature and checks it against what it should sign.
 * @param empreindre hashes the signed bytes by the algorithm it is given.
 * @throws Error on bytes that are not a CMS signature: the caller takes it as « format ».
 */
export const verifierCms = (cms: Uint8Array, empreindre: (algorithme: string) => Buffer): CmsLu => {
  const signees = lireDonneesSignees(cms)
  const signataire = signees?.signerInfos[0]
  if (!signees || !signataire || signees.signerInfos.length !== 1) return rien('format')
  if (signees.encapContentInfo.eContentType !== OID.donnees || signees.encapContentInfo.eContent) return rien('format')
  const algorithme = EMPREINTES[signataire.digestAlgorithm.algorithmId]
  const attributs = signataire.signedAttrs
  if (!algorithme || !attributs) return rien('format')

  const certificats = (signees.certificates ?? [])
    .filter(certificat => certificat instanceof Certificate)
    .slice(0, CERTIFICATS_MAX)
    .map(certificat => new X509Certificate(Buffer.from(certificat.toSchema(false).toBER())))
  const certificat = designe(attributs.attributes, certificats)
  if (!certificat) return rien('signature')
  const autres = certificats.filter(autre => autre !== certificat)
  const lu = (anomalie: AnomalieCms | null): CmsLu => ({ anomalie, certificat, autres })

  if (seule(attributs.attributes, OID.typeDeContenu)?.getValue?.() !== OID.donnees) return lu('format')
  const declaree = contenu(seule(attributs.attributes, OID.empreinteDuContenu))
  if (!declaree || !empreindre(algorithme).equals(declaree)) return lu('empreinte')
  return lu(
    signatureJuste({ signataire, algorithme, certificat, signes: new Uint8Array(attributs.encodedValue) })
      ? null
      : 'signature',
  )
}

const lireDonneesSignees = (cms: Uint8Array): SignedData | null => {
  const { offset, result } = asn1js.fromBER(tampon(cms))
  // The room that was kept and not used is filled with zeros, and with nothing else.
  if (offset === -1 || cms.subarray(offset).some(octet => octet !== 0)) return null
  const enveloppe = new ContentInfo({ schema: result })
  return enveloppe.contentType === OID.donneesSignees ? new SignedData({ schema: enveloppe.content }) : null
}

type ValeurAsn1 = asn1js.BaseBlock & { readonly getValue?: () => string }

/** The value of an attribute that is there once, with one value. */
const seule = (attributs: readonly Attribute[], type: string): ValeurAsn1 | null => {
  const trouves = attributs.filter(attribut => attribut.type === type)
  const [trouve] = trouves
  return trouve && trouves.length === 1 && trouve.values.length === 1 ? (trouve.values[0] ?? null) : null
}

const contenu = (valeur: asn1js.BaseBlock | null | undefined): Buffer | null =>
  valeur instanceof asn1js.OctetString ? Buffer.from(valeur.valueBlock.valueHexView) : null

/** The certificate whose hash was signed with the document (ESS signing-certificate-v2, RFC 5035). */
const designe = (attributs: readonly Attribute[], certificats: readonly X509Certificate[]): X509Certificate | null => {
  const attribut = seule(attributs, OID.certificatDuSignataireV2)
  const identifiant = enfants(enfants(enfants(attribut ?? undefined)[0])[0])
  const [premier, second] = identifiant
  const parDefaut = premier instanceof asn1js.OctetString
  const type = enfants(premier)[0]
  const algorithme = parDefaut
    ? 'sha256'
    : type instanceof asn1js.ObjectIdentifier
      ? EMPREINTES[type.getValue()]
      : undefined
  const empreinte = contenu(parDefaut ? premier : second)
  if (!algorithme || !empreinte) return null
  return certificats.find(({ raw }) => createHash(algorithme).update(raw).digest().equals(empreinte)) ?? null
}

const signatureJuste = ({
  signataire,
  algorithme,
  certificat,
  signes,
}: {
  readonly signataire: SignerInfo
  readonly algorithme: string
  readonly certificat: X509Certificate
  readonly signes: Uint8Array
}): boolean => {
  const { algorithmId } = signataire.signatureAlgorithm
  const annonce = algorithmId === OID.rsa ? algorithme : SIGNATURES[algorithmId]
  const attendue = certificat.publicKey.asymmetricKeyType === 'ec' ? 'ecdsa' : 'rsa'
  const genre = algorithmId.startsWith('1.2.840.10045.') ? 'ecdsa' : 'rsa'
  if (annonce !== algorithme || genre !== attendue) return false
  return verify(algorithme, signes, certificat.publicKey, signataire.signature.valueBlock.valueHexView)
}
