const LONGUEUR_MAX = 2_000

/** Pages that lead to signing in or out: coming back to them would go round in circles. */
const EXCLUS = ['/connexion', '/deconnexion', '/cgu']

/**
 * Where to go back to after signing in (IDN-6): a path of this site and nothing else, whatever was written in the address
 * (P27). Null when it is anything else.
 */
export const retourSur = (demande: string | undefined): string | null => {
  if (demande === undefined || demande.length > LONGUEUR_MAX || !demande.startsWith('/')) return null
  if (/[\p{Cc}\\]/u.test(demande) || !URL.canParse(demande, SITE)) return null
  const { origin, pathname, search } = new URL(demande, SITE)
  // `/.//ailleurs.example` is a path of ours until it is made simple.
  if (origin !== SITE || pathname.startsWith('//')) return null
  return EXCLUS.some(exclu => pathname === exclu || pathname.startsWith(`${exclu}/`)) ? null : pathname + search
}

const SITE = 'http://ici.invalid'

/** Where somebody arrives who was going nowhere: from iSC's list of services (IDN-6), or from the home page. */
export const accueilDe = (kind: 'agent' | 'editeur'): string => (kind === 'agent' ? '/agence' : '/tableau-de-bord')
