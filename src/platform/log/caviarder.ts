const MASQUE = '[masqué]'

const NOMS = String.raw`authori[sz]ation|cookie|passw(?:or)?d|mot_?de_?passe|secret(?!aire)|token|jeton|api_?-?key|privacykey|accesskey|\bnonce\b|\botp\b`

const NOM_SECRET = new RegExp(NOMS, 'i')

/** A text under such a name, already in JSON: what a child logger was given once and repeats on each line. */
const EN_JSON = new RegExp(`("[^"\\\\]*(?:${NOMS})[^"\\\\]*":)"(?:[^"\\\\]|\\\\.)*"`, 'gi')

/** `code` is both what a person types to sign in and the name of an error: only the second kind is kept. */
const CODE_ERREUR = /^(?:[a-z]+(?:_[a-z]+)*|[A-Z][A-Z_]+|\d{2}[0-9A-Z]{3})$/

const PROFONDEUR = 8

const estSecret = (nom: string, valeur: unknown): boolean =>
  NOM_SECRET.test(nom) || (nom === 'code' && !(typeof valeur === 'string' && CODE_ERREUR.test(valeur)))

const deErreur = (erreur: Error, profondeur: number): Record<string, unknown> => ({
  type: erreur.name,
  message: erreur.message,
  stack: erreur.stack,
  ...(erreur.cause === undefined ? {} : { cause: caviarder(erreur.cause, profondeur + 1) }),
  ...Object.fromEntries(Object.entries(erreur).map(([nom, valeur]) => entree(nom, valeur, profondeur))),
})

const entree = (nom: string, valeur: unknown, profondeur: number): [string, unknown] => [
  nom,
  estSecret(nom, valeur) ? MASQUE : caviarder(valeur, profondeur + 1),
]

/** A copy without what must not be kept: values whose name says that they are secret, however deep. */
export const caviarder = (valeur: unknown, profondeur = 0): unknown => {
  if (typeof valeur !== 'object' || valeur === null) return valeur
  if (profondeur > PROFONDEUR) return '[…]'
  if (valeur instanceof Error) return deErreur(valeur, profondeur)
  if (valeur instanceof Uint8Array) return `[${valeur.length} octets]`
  if (Array.isArray(valeur)) return valeur.map(element => caviarder(element, profondeur + 1))
  return Object.fromEntries(Object.entries(valeur).map(([nom, contenu]) => entree(nom, contenu, profondeur)))
}

const DANS_ADRESSE =
  /([?&](?:code|state|nonce|token|jeton|key|cle|session_state|[a-z_]*(?:token|secret|password|privacykey|accesskey|apikey))=)[^&\s"\\#]+/gi
const DANS_ENTETE = /\b(Bearer|Basic|GazelleAPIKey)(\s+)[\w.~+/=-]{6,}/gi
const COMPTE = /\b([a-z][a-z0-9+.-]*:\/\/[^\s:/@"\\]*):[^\s/@"\\]+@/gi

/** Control characters that JSON lets through, and those that turn the direction of text: they could pass for lines. */
const INVISIBLES = /[\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/** The last pass, on the line itself: secrets inside addresses and sentences, characters that forge lines (P34). */
export const assainirLigne = (ligne: string): string =>
  ligne
    .replace(EN_JSON, `$1"${MASQUE}"`)
    .replace(DANS_ADRESSE, `$1${MASQUE}`)
    .replace(DANS_ENTETE, `$1$2${MASQUE}`)
    .replace(COMPTE, `$1:${MASQUE}@`)
    .replace(INVISIBLES, caractere => `\\u${caractere.charCodeAt(0).toString(16).padStart(4, '0')}`)
