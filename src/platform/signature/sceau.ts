import { createPrivateKey, hkdfSync, type KeyObject, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Instant, instantDeDate } from '../../kernel/temps.ts'
import type { Sceau as ReglageDuSceau } from '../config/index.ts'
import type { Paire } from './certificats.ts'
import { ouvrirTrousseau } from './cles.ts'
import type { Confiance } from './confiance.ts'
import { lireP12 } from './p12.ts'
import { signer } from './signer.ts'

export type CleEtCertificats = { readonly cle: KeyObject; readonly certificats: readonly X509Certificate[] }

/** The agency's seal, ready to use, and what its verification rests on. */
export type Sceau = {
  /** Seals a PDF in the agency's name. @throws PdfIllisible on what is not a PDF. */
  readonly sceller: (pdf: Uint8Array, raison: { readonly raison: string; readonly le: Instant }) => Promise<Uint8Array>
  readonly confiance: Confiance
  /** The local authority, which issues the certificates of those who sign by a code. */
  readonly autorite: Paire
  /** Made from the authority's key, so never in the database: what codes are hashed with. */
  readonly secretDesCodes: Buffer
  /** The seal's certificate says « démonstration »: what it seals has no legal value. */
  readonly demonstration: boolean
}

/**
 * Opens the seal that the operator set, else that of the demonstration, made once in `dossier`/sceau (mode 0600). The
 * local authority and the former seals (`dossier`/sceau/anciens/*.pem) are there in both cases.
 * @param nom who seals, as readers of PDF show it.
 * @param le by PostgreSQL's clock.
 * @throws Error when the key is not that of the certificate, or the certificate is out of date.
 */
export const ouvrirSceau = async ({
  dossier,
  reglage,
  nom,
  le,
}: {
  readonly dossier: string
  readonly reglage: ReglageDuSceau | undefined
  readonly nom: string
  readonly le: Instant
}): Promise<Sceau> => {
  const { autorite, sceau, anciens } = await ouvrirTrousseau({ dossier: join(dossier, 'sceau'), le })
  const propre = reglage && ordonner(await lireReglage(reglage))
  const { cle, certificats } = propre ?? { cle: sceau.cle, certificats: [sceau.certificat, autorite.certificat] }
  const [certificat, ...chaine] = certificats
  if (!certificat) throw new Error('aucun certificat ne correspond à la clé du sceau')
  if (instantDeDate(certificat.validToDate) <= le || le < instantDeDate(certificat.validFromDate))
    throw new Error(`le certificat du sceau vaut du ${certificat.validFrom} au ${certificat.validTo}`)
  const sommet = certificats.at(-1) ?? certificat
  return {
    sceller: (pdf, { raison, le: quand }) => signer(pdf, { cle, certificat, chaine, nom, raison, le: quand }),
    confiance: {
      racines: propre ? [sommet, autorite.certificat] : [autorite.certificat],
      // The demonstration's seal stays the agency's own only as long as it seals.
      sceaux: [certificat, ...anciens],
    },
    autorite,
    secretDesCodes: Buffer.from(
      hkdfSync(
        'sha256',
        autorite.cle.export({ type: 'pkcs8', format: 'der' }),
        '',
        'convergence/code-de-signature',
        32,
      ),
    ),
    demonstration: propre === undefined,
  }
}

const lireReglage = async (reglage: ReglageDuSceau): Promise<CleEtCertificats> => {
  if (reglage.kind === 'p12') return lireP12(await readFile(reglage.fichier), reglage.motDePasse)
  const pems = (await readFile(reglage.certificats, 'utf8')).match(
    /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g,
  )
  return {
    cle: createPrivateKey(await readFile(reglage.cle)),
    certificats: (pems ?? []).map(pem => new X509Certificate(pem)),
  }
}

/** The seal's own certificate first, then each issuer, whatever the file's order; what is not of the chain is left out. */
const ordonner = ({ cle, certificats }: CleEtCertificats): CleEtCertificats => {
  const chaine: X509Certificate[] = []
  let suivant = certificats.find(certificat => certificat.checkPrivateKey(cle))
  while (suivant && !chaine.includes(suivant)) {
    chaine.push(suivant)
    const dernier: X509Certificate = suivant
    suivant = certificats.find(autre => !chaine.includes(autre) && autre.ca && dernier.checkIssued(autre))
  }
  return { cle, certificats: chaine }
}
