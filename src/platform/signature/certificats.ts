import { generateKeyPair, type KeyObject, randomBytes, X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'
import * as asn1js from 'asn1js'
import type { Instant } from '../../kernel/temps.ts'
import {
  algorithmeDeSignature,
  bits,
  champDuCertificat,
  contexte,
  contextePrimitif,
  der,
  grandEntier,
  lireDer,
  octets,
  oid,
  petitEntier,
  sequence,
  sha256,
  signerOctets,
  ensemble,
} from './asn1.ts'

export type Paire = { readonly cle: KeyObject; readonly certificat: X509Certificate }

/** Whom a certificate names. `qualite` is the person's capacity (X.520 title). */
export type Sujet = {
  readonly nom: string
  readonly organisation?: string
  readonly qualite?: string
  readonly courriel?: string
}

const generer = promisify(generateKeyPair)

/** A P-256 key pair. */
export const genererCles = (): Promise<{ readonly publicKey: KeyObject; readonly privateKey: KeyObject }> =>
  generer('ec', { namedCurve: 'P-256' })

const ATTRIBUTS = { pays: '2.5.4.6', organisation: '2.5.4.10', qualite: '2.5.4.12', nom: '2.5.4.3' } as const

/** X.520 upper bounds: 64 characters for names. */
const LONGUEUR_MAX = 64

const nomX500 = ({ nom, organisation, qualite }: Sujet): asn1js.BaseBlock => {
  const utf8 = (type: string, valeur: string | undefined): asn1js.BaseBlock[] =>
    valeur
      ? [ensemble(sequence(oid(type), new asn1js.Utf8String({ value: valeur.toWellFormed().slice(0, LONGUEUR_MAX) })))]
      : []
  const france = ensemble(sequence(oid(ATTRIBUTS.pays), new asn1js.PrintableString({ value: 'FR' })))
  return sequence(
    france,
    ...utf8(ATTRIBUTS.organisation, organisation),
    ...utf8(ATTRIBUTS.qualite, qualite),
    ...utf8(ATTRIBUTS.nom, nom),
  )
}

const extension = (type: string, valeur: asn1js.BaseBlock, critique = false): asn1js.BaseBlock =>
  sequence(oid(type), ...(critique ? [new asn1js.Boolean({ value: true })] : []), octets(der(valeur)))

const USAGES = { autorite: 0x06, signature: 0xc0 } as const

/** Key usage, as a BIT STRING without its trailing zeros: keyCertSign and cRLSign, or digitalSignature and nonRepudiation. */
const usageDeCle = (usage: keyof typeof USAGES): asn1js.BaseBlock =>
  new asn1js.BitString({ unusedBits: usage === 'autorite' ? 1 : 6, valueHex: Uint8Array.of(USAGES[usage]).buffer })

const identifiantDeCle = (cle: KeyObject): Buffer => sha256(cle.export({ type: 'spki', format: 'der' })).subarray(0, 20)

/** Document signing (RFC 9336), and e-mail protection, which is what most verifiers ask a signer for. */
const EMPLOIS = ['1.3.6.1.5.5.7.3.36', '1.3.6.1.5.5.7.3.4']

const extensions = ({
  usage,
  cle,
  cleEmetteur,
  courriel,
}: {
  readonly usage: keyof typeof USAGES
  readonly cle: KeyObject
  readonly cleEmetteur: KeyObject
  readonly courriel?: string | undefined
}): asn1js.BaseBlock => {
  const autorite = usage === 'autorite'
  return sequence(
    extension('2.5.29.19', autorite ? sequence(new asn1js.Boolean({ value: true })) : sequence(), true),
    extension('2.5.29.15', usageDeCle(usage), true),
    extension('2.5.29.14', octets(identifiantDeCle(cle))),
    extension('2.5.29.35', sequence(contextePrimitif(0, identifiantDeCle(cleEmetteur)))),
    ...(autorite ? [] : [extension('2.5.29.37', sequence(...EMPLOIS.map(oid)))]),
    ...(courriel && /^[!-~]+$/.test(courriel)
      ? [extension('2.5.29.17', sequence(contextePrimitif(1, Buffer.from(courriel))))]
      : []),
  )
}

/** UTCTime until 2049, GeneralizedTime from then on (RFC 5280). */
const temps = (moment: Instant): asn1js.BaseBlock => {
  const valueDate = new Date(`${moment.slice(0, 19)}Z`)
  return moment < '2050' ? new asn1js.UTCTime({ valueDate }) : new asn1js.GeneralizedTime({ valueDate })
}

type AEmettre = {
  readonly sujet: Sujet
  readonly usage: keyof typeof USAGES
  readonly clePublique: KeyObject
  readonly du: Instant
  readonly au: Instant
  /** Absent for a root, which signs itself. */
  readonly autorite?: Paire
  readonly cleDeSignature: KeyObject
}

const emettre = async ({
  sujet,
  usage,
  clePublique,
  du,
  au,
  autorite,
  cleDeSignature,
}: AEmettre): Promise<X509Certificate> => {
  const algorithme = algorithmeDeSignature(cleDeSignature)
  const nom = nomX500(sujet)
  const cleEmetteur = autorite ? autorite.certificat.publicKey : clePublique
  // Seventy-nine random bits after a first byte that is neither null nor negative.
  const numero = Buffer.concat([Buffer.of(0x40), randomBytes(15)])
  const corps = sequence(
    contexte(0, petitEntier(2)),
    grandEntier(numero),
    algorithme,
    autorite ? champDuCertificat(autorite.certificat, 'sujet') : nom,
    sequence(temps(du), temps(au)),
    nom,
    lireDer(clePublique.export({ type: 'spki', format: 'der' })),
    contexte(3, extensions({ usage, cle: clePublique, cleEmetteur, courriel: sujet.courriel })),
  )
  const signature = await signerOctets(cleDeSignature, der(corps))
  return new X509Certificate(der(sequence(corps, algorithme, bits(signature))))
}

/** A root of our own: a key and the certificate that it signs for itself. */
export const creerAutorite = async ({
  sujet,
  du,
  au,
}: {
  readonly sujet: Sujet
  readonly du: Instant
  readonly au: Instant
}): Promise<Paire> => {
  const { publicKey, privateKey } = await genererCles()
  const certificat = await emettre({
    sujet,
    usage: 'autorite',
    clePublique: publicKey,
    du,
    au,
    cleDeSignature: privateKey,
  })
  return { cle: privateKey, certificat }
}

type PourSigner = { readonly autorite: Paire; readonly sujet: Sujet; readonly du: Instant; readonly au: Instant }

/** The certificate of someone else's key, to sign documents in the name of `sujet`. */
export const certifier = ({
  autorite,
  sujet,
  du,
  au,
  clePublique,
}: PourSigner & { readonly clePublique: KeyObject }): Promise<X509Certificate> =>
  emettre({ sujet, usage: 'signature', clePublique, du, au, autorite, cleDeSignature: autorite.cle })

/** A new key and its certificate, issued by `autorite`, to sign documents in the name of `sujet`. */
export const emettreSignataire = async (demande: PourSigner): Promise<Paire> => {
  const { publicKey, privateKey } = await genererCles()
  return { cle: privateKey, certificat: await certifier({ ...demande, clePublique: publicKey }) }
}
