import { createHash, type KeyObject, type X509Certificate } from 'node:crypto'
import type { Instant } from '../../kernel/temps.ts'
import { signerEmpreinte } from './cms.ts'
import { objetsDuChamp } from './fichier/champ.ts'
import { lireDocument } from './fichier/document.ts'
import { ecrire, illisible, texte } from './fichier/objets.ts'
import { ajouterRevision, nouvelleRef } from './fichier/revision.ts'

export type ASigner = {
  readonly cle: KeyObject
  readonly certificat: X509Certificate
  /** The certificates above the signer's, up to the root. */
  readonly chaine: readonly X509Certificate[]
  /** Who signs, as readers show it. */
  readonly nom: string
  readonly raison: string
  readonly lieu?: string
  /** When, by PostgreSQL's clock. */
  readonly le: Instant
}

/** Room kept beside the certificates for the signature itself and, later, a timestamp. */
const RESERVE = 3072
const LARGEUR_NOMBRE = 10

/** `D:20261124091233Z` */
const datePdf = (le: Instant): string => `(D:${le.slice(0, 19).replace(/[-:T]/g, '')}Z)`

/**
 * Signs a PDF: PAdES baseline B, in a revision of its own at the end of the file, whose earlier bytes (and so earlier
 * signatures) stay as they are. The signature covers the whole file as it then is, itself excepted.
 * @throws PdfIllisible when the file is not a PDF that can be appended to.
 */
export const signer = async (
  pdf: Uint8Array,
  { cle, certificat, chaine, nom, raison, lieu, le }: ASigner,
): Promise<Uint8Array> => {
  const document = lireDocument(pdf)
  const capacite = [certificat, ...chaine].reduce((total, { raw }) => total + raw.length, RESERVE)
  const refSignature = nouvelleRef(document, 0)
  const avant = `<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange `
  const plage = `[${Array.from({ length: 4 }, () => '0'.repeat(LARGEUR_NOMBRE)).join(' ')}]`
  const entre = ' /Contents '
  const lignes = [`/M ${datePdf(le)}`, `/Name ${ecrire(texte(nom))}`, `/Reason ${ecrire(texte(raison))}`]
  if (lieu) lignes.push(`/Location ${ecrire(texte(lieu))}`)
  const contenu = `${avant}${plage}${entre}<${'0'.repeat(capacite * 2)}>\n${lignes.join('\n')}>>`

  const { octets, debuts } = ajouterRevision(document, [
    { num: refSignature.num, gen: 0, contenu },
    ...objetsDuChamp(document, { signature: refSignature, libelle: `Signature électronique de ${nom}` }),
  ])
  const debut = debuts.get(refSignature.num) ?? illisible('signature introuvable')
  const debutContenu = debut + avant.length + plage.length + entre.length
  const finContenu = debutContenu + capacite * 2 + 2
  const nombres = [0, debutContenu, finContenu, octets.length - finContenu]
  const plageEcrite = `[${nombres.join(' ')}]`.padEnd(plage.length)
  octets.write(plageEcrite, debut + avant.length, 'latin1')

  const empreinte = createHash('sha256')
    .update(octets.subarray(0, debutContenu))
    .update(octets.subarray(finContenu))
    .digest()
  const cms = await signerEmpreinte({ empreinte, cle, certificat, chaine })
  if (cms.length > capacite) throw new Error('place insuffisante pour la signature')
  octets.write(cms.toString('hex'), debutContenu + 1, 'latin1')
  return octets
}
