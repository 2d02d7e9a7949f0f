import { createHash, type X509Certificate } from 'node:crypto'
import { type Instant, instant } from '../../kernel/temps.ts'
import { type Confiance, estReconnu } from './confiance.ts'
import { champsDeSignature } from './fichier/champ.ts'
import { type Document, lireDocument } from './fichier/document.ts'
import { type Dico, entier, illisible, PdfIllisible, texteDe } from './fichier/objets.ts'
import { type AnomalieCms, type CmsLu, verifierCms } from './lire-cms.ts'

export type SignatureLue = {
  /** What the signatory declared (covered by the signature, but only as true as the certificate is trusted). */
  readonly nom: string
  readonly raison: string
  readonly lieu: string
  readonly le: Instant | null
  /** The bytes are those that the key of the certificate signed. Says nothing of whom the certificate belongs to. */
  readonly valide: boolean
  /** `plage`: the signature does not spare itself, and nothing else, of what it covers. */
  readonly anomalie: AnomalieCms | 'plage' | null
  /** Nothing was added to the file after this signature. */
  readonly couvreTout: boolean
  readonly certificat: CertificatLu | null
}

export type CertificatLu = {
  readonly sujet: string
  readonly organisation: string
  /** The signatory's capacity, when the certificate states it. */
  readonly qualite: string
  readonly emetteur: string
  /** SHA-256 of the certificate. */
  readonly empreinte: string
  /** It is the agency's seal, present or former. */
  readonly deLAgence: boolean
  /** Issued, directly or not, by an authority that is trusted here. */
  readonly reconnu: boolean
}

export type Verification = {
  /** False when the file is not a PDF that can be read; it then has no signature. */
  readonly lisible: boolean
  /** Oldest first. */
  readonly signatures: readonly SignatureLue[]
  /** Every signature is valid, there is at least one, and the last covers the whole file. */
  readonly integre: boolean
  /** `integre`, and that last signature is the agency's seal: the document is, whole, what the agency issued. */
  readonly authentique: boolean
}

const SIGNATURES_MAX = 20
const CMS_MAX = 256 * 1024

/**
 * Reads and checks the signatures of any file. Never throws: what can't be read is `lisible: false`, what can't be
 * checked is not valid. Only `authentique` proves a document: anyone can add a valid signature of their own to a file.
 */
export const verifierSignatures = (pdf: Uint8Array, confiance: Confiance): Verification => {
  try {
    const document = lireDocument(pdf)
    const signes = champsDeSignature(document).filter(({ dico }) => dico.entrees.has('V'))
    if (signes.length > SIGNATURES_MAX) illisible('trop de signatures')
    const lues = signes.map(({ dico }) => lireSignature(document, dico, confiance)).toSorted((a, b) => a.fin - b.fin)
    const signatures = lues.map(({ signature }) => signature)
    const integre = signatures.every(({ valide }) => valide) && signatures.at(-1)?.couvreTout === true
    const authentique = integre && signatures.at(-1)?.certificat?.deLAgence === true
    return { lisible: true, signatures, integre, authentique }
  } catch (erreur) {
    if (erreur instanceof PdfIllisible || erreur instanceof RangeError)
      return { lisible: false, signatures: [], integre: false, authentique: false }
    throw erreur
  }
}

type Plage = { readonly debut: number; readonly fin: number; readonly total: number }

const lireSignature = (
  document: Document,
  champ: Dico,
  confiance: Confiance,
): { readonly fin: number; readonly signature: SignatureLue } => {
  const refV = champ.entrees.get('V')
  const dico = document.dico(refV)
  // Inside a stream of objects, nothing tells where the signature is in the file.
  const enClair = refV?.genre === 'ref' && document.table.positions.get(refV.num)?.lieu === 'fichier'
  const plage = dico && enClair ? lirePlage(document, dico) : null
  const cms = plage && controler(document, plage)
  const le = lireDate(texteDe(document.suivre(dico?.entrees.get('M'))))
  const anomalie = cms ? cms.anomalie : 'plage'
  const champTexte = (cle: string): string => texteDe(document.suivre(dico?.entrees.get(cle)))
  return {
    fin: plage?.total ?? 0,
    signature: {
      nom: champTexte('Name'),
      raison: champTexte('Reason'),
      lieu: champTexte('Location'),
      le,
      valide: anomalie === null,
      anomalie,
      couvreTout: plage?.total === document.octets.length,
      certificat: cms?.certificat ? decrire({ certificat: cms.certificat, autres: cms.autres, confiance, le }) : null,
    },
  }
}

/** The signed bytes are all of the file's from its first, but for exactly the value of /Contents. */
const lirePlage = (document: Document, dico: Dico): Plage | null => {
  const plage = document.suivre(dico.entrees.get('ByteRange'))
  const contents = dico.entrees.get('Contents')
  if (plage?.genre !== 'tableau' || contents?.genre !== 'hexa') return null
  const [premier, debut, fin, reste, ...autres] = plage.valeurs.map(entier)
  if (premier !== 0 || debut !== contents.debut || fin !== contents.fin || autres.length > 0) return null
  if (reste === null || reste === undefined || fin + reste > document.octets.length) return null
  return { debut, fin, total: fin + reste }
}

const controler = ({ octets }: Document, { debut, fin, total }: Plage): CmsLu => {
  const chiffres = octets.toString('latin1', debut + 1, fin - 1)
  const format: CmsLu = { anomalie: 'format', certificat: null, autres: [] }
  if (chiffres.length > CMS_MAX * 2 || !/^(?:[0-9a-fA-F]{2})+$/.test(chiffres)) return format
  const empreindre = (algorithme: string): Buffer =>
    createHash(algorithme).update(octets.subarray(0, debut)).update(octets.subarray(fin, total)).digest()
  try {
    return verifierCms(Buffer.from(chiffres, 'hex'), empreindre)
  } catch {
    return format
  }
}

/** `D:20261124091233Z`, `D:20261124101233+01'00'`. */
const lireDate = (texte: string): Instant | null => {
  const lue = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'(\d\d)'?)/.exec(texte)
  if (!lue) return null
  const [, annee, mois, jour, heure, minute, seconde, signe, h, m] = lue
  try {
    return instant(`${annee}-${mois}-${jour}T${heure}:${minute}:${seconde}${signe ? `${signe}${h}:${m}` : 'Z'}`)
  } catch {
    return null
  }
}

const decrire = ({
  certificat,
  autres,
  confiance,
  le,
}: {
  readonly certificat: X509Certificate
  readonly autres: readonly X509Certificate[]
  readonly confiance: Confiance
  readonly le: Instant | null
}): CertificatLu | null => {
  const noms = nomsDe(certificat)
  if (!noms) return null
  return {
    sujet: premier(noms.subject.CN),
    organisation: premier(noms.subject.O),
    qualite: premier(noms.subject['title']),
    emetteur: premier(noms.issuer.CN),
    empreinte: empreinteDe(certificat),
    deLAgence: confiance.sceaux.some(sceau => sceau.raw.equals(certificat.raw)),
    reconnu: estReconnu({ certificat, autres, racines: confiance.racines, le }),
  }
}

/** Null when the certificate holds a key that can't be read: then nothing was signed with it. */
const nomsDe = (certificat: X509Certificate): ReturnType<X509Certificate['toLegacyObject']> | null => {
  try {
    return certificat.toLegacyObject()
  } catch {
    return null
  }
}

/** A field given several times is a list: the first is shown. */
const premier = (valeur: string | readonly string[] | undefined): string =>
  [valeur ?? ''].flat()[0]?.slice(0, 200) ?? ''

const empreinteDe = (certificat: X509Certificate): string => createHash('sha256').update(certificat.raw).digest('hex')
