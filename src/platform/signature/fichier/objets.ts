/** A PDF object as read. A scalar keeps its own spelling (`brut`), so that what is not touched is written back as it was. */
export type Valeur = Scalaire | Nom | Hexa | Tableau | Dico | Ref | Flux
/** null, booleans, numbers and literal strings. */
export type Scalaire = { readonly genre: 'scalaire'; readonly brut: string }
export type Nom = { readonly genre: 'nom'; readonly nom: string }
/** `debut` and `fin` are the bytes of `<` and after `>` in the file: what a signature's ByteRange must spare. */
export type Hexa = { readonly genre: 'hexa'; readonly chiffres: string; readonly debut: number; readonly fin: number }
export type Tableau = { readonly genre: 'tableau'; readonly valeurs: readonly Valeur[] }
export type Dico = { readonly genre: 'dico'; readonly entrees: ReadonlyMap<string, Valeur> }
export type Ref = { readonly genre: 'ref'; readonly num: number; readonly gen: number }
/** `debut` is the first byte after `stream`. */
export type Flux = { readonly genre: 'flux'; readonly dico: Dico; readonly debut: number }

/** The file is not a PDF that we read. Stays inside this folder's callers: a reader of signatures answers, never throws. */
export class PdfIllisible extends Error {
  override readonly name = 'PdfIllisible'
}

export const illisible = (motif: string): never => {
  throw new PdfIllisible(motif)
}

export const entier = (valeur: Valeur | undefined): number | null =>
  valeur?.genre === 'scalaire' && /^\+?\d{1,15}$/.test(valeur.brut) ? Number(valeur.brut) : null

export const nomDe = (valeur: Valeur | undefined): string | null => (valeur?.genre === 'nom' ? valeur.nom : null)

const echapper = (nom: string): string =>
  nom.replace(/[^!-~]|[#()<>[\]{}/%]/g, c => `#${c.charCodeAt(0).toString(16).padStart(2, '0')}`)

/** The object's text, one byte a character. A stream can't be written this way: we never rewrite one. */
export const ecrire = (valeur: Valeur): string => {
  switch (valeur.genre) {
    case 'scalaire':
      return valeur.brut
    case 'nom':
      return `/${echapper(valeur.nom)}`
    case 'hexa':
      return `<${valeur.chiffres}>`
    case 'ref':
      return `${valeur.num} ${valeur.gen} R`
    case 'tableau':
      return `[${valeur.valeurs.map(ecrire).join(' ')}]`
    case 'dico':
      return `<<${[...valeur.entrees].map(([cle, v]) => `/${echapper(cle)} ${ecrire(v)}`).join('\n')}>>`
    case 'flux':
      return illisible('un flux ne se réécrit pas')
  }
}

/** The same dictionary with some entries set. */
export const avec = (dico: Dico, entrees: Readonly<Record<string, Valeur>>): Dico => ({
  genre: 'dico',
  entrees: new Map([...dico.entrees, ...Object.entries(entrees)]),
})

export const brut = (texte: string): Scalaire => ({ genre: 'scalaire', brut: texte })
export const tableau = (valeurs: readonly Valeur[]): Tableau => ({ genre: 'tableau', valeurs })
export const ref = (num: number, gen = 0): Ref => ({ genre: 'ref', num, gen })

const octetsDuTexte = (valeur: Valeur | undefined): Buffer | null => {
  if (valeur?.genre === 'hexa') return Buffer.from(valeur.chiffres.replace(/\s/g, '').padEnd(2, '0'), 'hex')
  if (valeur?.genre !== 'scalaire' || !valeur.brut.startsWith('(')) return null
  const echappes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
  const contenu = valeur.brut.slice(1, -1).replace(/\\([0-7]{1,3}|\r\n?|[^])/g, (_, suite: string) => {
    if (/^[0-7]/.test(suite)) return String.fromCharCode(Number.parseInt(suite, 8) & 0xff)
    return /^[\r\n]/.test(suite) ? '' : (echappes[suite] ?? suite)
  })
  return Buffer.from(contenu, 'latin1')
}

/** The text of a string object (UTF-16 with its mark, UTF-8 with its mark, else taken as Latin-1), cut to `max` characters. */
export const texteDe = (valeur: Valeur | undefined, max = 500): string => {
  const octets = octetsDuTexte(valeur)
  if (!octets) return ''
  const lu =
    octets[0] === 0xfe && octets[1] === 0xff
      ? new TextDecoder('utf-16be').decode(octets.subarray(2))
      : octets[0] === 0xef && octets[1] === 0xbb && octets[2] === 0xbf
        ? octets.toString('utf8', 3)
        : octets.toString('latin1')
  return lu.slice(0, max)
}

/** A text string: plain when it is ASCII, else UTF-16 in hexadecimal. */
export const texte = (valeur: string): Scalaire => {
  const propre = valeur.toWellFormed()
  if (/^[ -~]*$/.test(propre)) return brut(`(${propre.replace(/[\\()]/g, '\\$&')})`)
  return brut(`<FEFF${Buffer.from(propre, 'utf16le').swap16().toString('hex').toUpperCase()}>`)
}
