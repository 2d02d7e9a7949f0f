import { type Dico, illisible, type Valeur } from './objets.ts'

const PROFONDEUR_MAX = 64
const ENTREES_MAX = 200_000

const estBlanc = (c: number): boolean => c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09 || c === 0x0c || c === 0
/** ( ) < > [ ] { } / % */
const delimiteurs = new Set([0x28, 0x29, 0x3c, 0x3e, 0x5b, 0x5d, 0x7b, 0x7d, 0x2f, 0x25])
const estRegulier = (c: number): boolean => !estBlanc(c) && !delimiteurs.has(c)

/** Reads objects one after the other from `position`. Bounded in depth and in number, whatever the bytes say. */
export type Lexeur = {
  readonly position: () => number
  readonly valeur: () => Valeur
  /** The next word (`obj`, `stream`, a number), or '' before a delimiter. */
  readonly mot: () => string
  readonly entier: () => number
}

/** @param octets a Buffer, so that slices decode without a copy. */
export const lexeur = (octets: Buffer, depart: number): Lexeur => {
  let i = depart
  let entrees = 0

  const sauter = (): void => {
    for (;;) {
      const c = octets[i]
      if (c === undefined) return
      if (c === 0x25) while (i < octets.length && octets[i] !== 0x0a && octets[i] !== 0x0d) i++
      else if (estBlanc(c)) i++
      else return
    }
  }

  const mot = (): string => {
    sauter()
    const debut = i
    for (let c = octets[i]; c !== undefined && estRegulier(c); c = octets[++i]);
    return octets.toString('latin1', debut, i)
  }

  const entier = (): number => {
    const lu = mot()
    return /^\d{1,15}$/.test(lu) ? Number(lu) : illisible('entier attendu')
  }

  const nom = (): string => {
    i++
    const debut = i
    for (let c = octets[i]; c !== undefined && estRegulier(c); c = octets[++i]);
    const lu = octets.toString('latin1', debut, i)
    return lu.replace(/#([0-9a-fA-F]{2})/g, (_, hexa: string) => String.fromCharCode(Number.parseInt(hexa, 16)))
  }

  const litteral = (): Valeur => {
    const debut = i
    let ouvertes = 0
    for (; i < octets.length; i++) {
      const c = octets[i]
      if (c === 0x5c) i++
      else if (c === 0x28) ouvertes++
      else if (c === 0x29 && --ouvertes === 0) {
        i++
        return { genre: 'scalaire', brut: octets.toString('latin1', debut, i) }
      }
    }
    return illisible('texte sans fin')
  }

  const hexa = (): Valeur => {
    const debut = i
    const fermant = octets.indexOf(0x3e, i)
    if (fermant < 0) return illisible('texte sans fin')
    const chiffres = octets.toString('latin1', debut + 1, fermant)
    if (!/^[0-9a-fA-F\s]*$/.test(chiffres)) return illisible('texte hexadécimal faux')
    i = fermant + 1
    return { genre: 'hexa', chiffres, debut, fin: i }
  }

  const compter = (): void => {
    entrees++
    if (entrees > ENTREES_MAX) illisible('objet trop grand')
  }

  const tableau = (profondeur: number): Valeur => {
    i++
    const valeurs: Valeur[] = []
    for (;;) {
      sauter()
      if (octets[i] === 0x5d) {
        i++
        return { genre: 'tableau', valeurs }
      }
      compter()
      valeurs.push(lire(profondeur + 1))
    }
  }

  const dico = (profondeur: number): Dico => {
    i += 2
    const lues = new Map<string, Valeur>()
    for (;;) {
      sauter()
      if (octets[i] === 0x3e && octets[i + 1] === 0x3e) {
        i += 2
        return { genre: 'dico', entrees: lues }
      }
      if (octets[i] !== 0x2f) return illisible('clé attendue')
      compter()
      const cle = nom()
      // Two readers may not choose the same one: a document that says a thing twice says nothing.
      if (lues.has(cle)) return illisible('clé en double')
      lues.set(cle, lire(profondeur + 1))
    }
  }

  /** « 12 0 R » begins like a number: looked at from there, without moving when it is not one. */
  const reference = (num: string): Valeur | null => {
    const retour = i
    const gen = mot()
    if (/^\d{1,5}$/.test(gen) && mot() === 'R') return { genre: 'ref', num: Number(num), gen: Number(gen) }
    i = retour
    return null
  }

  const lire = (profondeur: number): Valeur => {
    if (profondeur > PROFONDEUR_MAX) return illisible('imbrication trop profonde')
    sauter()
    const c = octets[i]
    if (c === undefined) return illisible('fin inattendue')
    if (c === 0x2f) return { genre: 'nom', nom: nom() }
    if (c === 0x28) return litteral()
    if (c === 0x5b) return tableau(profondeur)
    if (c === 0x3c) return octets[i + 1] === 0x3c ? dico(profondeur) : hexa()
    const lu = mot()
    if (/^\d{1,10}$/.test(lu)) return reference(lu) ?? { genre: 'scalaire', brut: lu }
    if (/^(?:true|false|null|[+-]?(?:\d+\.?\d*|\.\d+))$/.test(lu)) return { genre: 'scalaire', brut: lu }
    return illisible('objet attendu')
  }

  return { position: () => i, valeur: () => lire(0), mot, entier }
}
