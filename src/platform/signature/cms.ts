import type { KeyObject, X509Certificate } from 'node:crypto'
import {
  algorithmeDeSignature,
  champDuCertificat,
  contexte,
  der,
  ensemble,
  lireDer,
  OID,
  octets,
  oid,
  petitEntier,
  sequence,
  sha256,
  signerOctets,
} from './asn1.ts'

type ASigner = {
  /** SHA-256 of the signed bytes. */
  readonly empreinte: Uint8Array
  readonly cle: KeyObject
  readonly certificat: X509Certificate
  /** The other certificates to carry, up to the root. */
  readonly chaine: readonly X509Certificate[]
}

const attribut = (type: string, valeur: Parameters<typeof ensemble>[0]): Buffer =>
  der(sequence(oid(type), ensemble(valeur)))

/**
 * The signed attributes of PAdES baseline B (EN 319 142-1): type, hash, and the signer's certificate by its own hash. The
 * time is not one of them: it is the dictionary's /M. DER wants a SET in the order of its elements' bytes.
 */
const attributsSignes = ({ empreinte, certificat }: ASigner): readonly Buffer[] =>
  [
    attribut(OID.typeDeContenu, oid(OID.donnees)),
    attribut(OID.empreinteDuContenu, octets(empreinte)),
    attribut(OID.certificatDuSignataireV2, sequence(sequence(sequence(octets(sha256(certificat.raw)))))),
  ].toSorted(Buffer.compare)

/** The detached CMS signature (CAdES) of a document's hash, in DER. */
export const signerEmpreinte = async (aSigner: ASigner): Promise<Buffer> => {
  const { cle, certificat, chaine } = aSigner
  const attributs = attributsSignes(aSigner).map(lireDer)
  const signature = await signerOctets(cle, der(ensemble(...attributs)))
  const sha = sequence(oid(OID.sha256))
  const signataire = sequence(
    petitEntier(1),
    sequence(champDuCertificat(certificat, 'emetteur'), champDuCertificat(certificat, 'numero')),
    sha,
    contexte(0, ...attributs),
    algorithmeDeSignature(cle),
    octets(signature),
  )
  const donneesSignees = sequence(
    petitEntier(1),
    ensemble(sha),
    sequence(oid(OID.donnees)),
    contexte(0, ...[certificat, ...chaine].map(({ raw }) => lireDer(raw))),
    ensemble(signataire),
  )
  return der(sequence(oid(OID.donneesSignees), contexte(0, donneesSignees)))
}
