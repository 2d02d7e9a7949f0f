import type { X509Certificate } from 'node:crypto'
import type { Instant } from '../../kernel/temps.ts'

/** Which certificates are believed: the authorities, and the agency's own seals, present and former. */
export type Confiance = { readonly racines: readonly X509Certificate[]; readonly sceaux: readonly X509Certificate[] }

const PROFONDEUR_MAX = 5

const enCours = ({ validFromDate, validToDate }: X509Certificate, le: Instant): boolean => {
  const moment = Date.parse(le)
  return validFromDate.getTime() <= moment && moment <= validToDate.getTime()
}

/** A certificate from anyone may hold a key that can't be read, or dates that are none: it then issued nothing. */
const aEmis = (emetteur: X509Certificate, certificat: X509Certificate): boolean => {
  try {
    return emetteur.ca && certificat.checkIssued(emetteur) && certificat.verify(emetteur.publicKey)
  } catch {
    return false
  }
}

/** Whether a certificate leads to one of the roots, each link being signed, of an authority, and valid at that time. */
export const estReconnu = ({
  certificat,
  autres,
  racines,
  le,
}: {
  readonly certificat: X509Certificate
  readonly autres: readonly X509Certificate[]
  readonly racines: readonly X509Certificate[]
  readonly le: Instant | null
}): boolean => {
  if (le === null) return false
  const estRacine = (candidat: X509Certificate): boolean => racines.some(racine => racine.raw.equals(candidat.raw))
  const candidats = [...racines, ...autres]
  let courant: X509Certificate | undefined = certificat
  for (let profondeur = 0; courant && enCours(courant, le) && profondeur <= PROFONDEUR_MAX; profondeur++) {
    if (estRacine(courant)) return true
    const emis: X509Certificate = courant
    courant = candidats.find(autre => aEmis(autre, emis))
  }
  return false
}
