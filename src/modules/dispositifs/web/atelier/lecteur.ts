import type { JourCivil } from '../../../../kernel/temps.ts'
import type { Corps } from '../../../../platform/http/contract.ts'
import { jourSaisi, texteSaisi, textesSaisis } from '../../../../platform/http/lecture.ts'
import { type Erreur, format } from '../../../../ui/index.ts'

/**
 * Reads the fields of a form one by one, and keeps every fault of form at its field. What is empty is no fault: a part of a
 * programme is written in several times (GUI-1). After a fault, the value answered is not to be used.
 */
export type Lecteur = {
  /** Without the blanks around it, cut at no length: longer than `max` characters is a fault. */
  readonly texte: (nom: string, max?: number) => string
  /** One that can't be left empty. */
  readonly texteRequis: (nom: string, phrase: string, max?: number) => string
  /** A whole number written in figures, between two bounds; empty is a fault too. */
  readonly entier: (nom: string, bornes: Bornes) => number
  /** Whole numbers between commas, blanks or semicolons, the largest first, none twice. */
  readonly entiers: (nom: string, bornes: Bornes) => readonly number[]
  readonly coche: (nom: string) => boolean
  /** One of these; the first when nothing was chosen. */
  readonly choix: <V extends string>(nom: string, valeurs: readonly [V, ...V[]]) => V
  /** A day from 2000 to 2199; `null` when empty. */
  readonly jour: (nom: string) => JourCivil | null
  /** `HH:MM`. */
  readonly heure: (nom: string) => string
  /** A text of that form, which the sentence says. */
  readonly forme: (nom: string, forme: RegExp, phrase: string) => string
  /** The lines of a text, none empty. */
  readonly lignes: (nom: string) => readonly string[]
  /** The boxes ticked under one name. */
  readonly coches: (nom: string) => readonly string[]
  /** The lines of a list of fields, by their rank in the names `liste.rang.champ`; those wholly empty are left out. */
  readonly rangs: (liste: string) => readonly number[]
  readonly faute: (champ: string, message: string) => void
  readonly erreurs: () => readonly Erreur[]
}
export type Bornes = { readonly min: number; readonly max: number; readonly phrase: string }

const LIGNE_MAX = 300

/** Codes as they stand in addresses and in files. */
export const FORME_CODE = /^[a-z0-9]+([_-][a-z0-9]+)*$/
const FORME_HEURE = /^([01]\d|2[0-3]):[0-5]\d$/

export const makeLecteur = (corps: Corps): Lecteur => {
  const erreurs: Erreur[] = []
  const faute = (champ: string, message: string): void => {
    erreurs.push({ champ, message })
  }
  const texte = (nom: string, max = LIGNE_MAX): string => {
    const lu = texteSaisi(corps[nom])
    const trop = [...lu].length - max
    if (trop > 0)
      faute(nom, `Raccourcissez ce texte de ${format.pluriel(trop, 'caractère')} : ${format.nombre(max)} au plus.`)
    return lu
  }
  const nombreDe = (lu: string, { min, max }: Bornes): number | null => {
    const nombre = /^\d{1,9}$/.test(lu) ? Number(lu) : Number.NaN
    return nombre >= min && nombre <= max ? nombre : null
  }
  const entier = (nom: string, bornes: Bornes): number => {
    const nombre = nombreDe(texteSaisi(corps[nom]), bornes)
    if (nombre === null) faute(nom, bornes.phrase)
    return nombre ?? bornes.min
  }
  const entiers = (nom: string, bornes: Bornes): readonly number[] => {
    const lus = texteSaisi(corps[nom])
      .split(/[\s,;]+/u)
      .filter(lu => lu !== '')
    const nombres = lus.map(lu => nombreDe(lu, bornes))
    if (nombres.includes(null)) faute(nom, bornes.phrase)
    return [...new Set(nombres.flatMap(nombre => nombre ?? []))].toSorted((a, b) => b - a)
  }
  const forme = (nom: string, attendue: RegExp, phrase: string): string => {
    const lu = texte(nom)
    if (lu !== '' && !attendue.test(lu)) faute(nom, phrase)
    return lu
  }
  return {
    texte,
    texteRequis: (nom, phrase, max) => {
      const lu = texte(nom, max)
      if (lu === '') faute(nom, phrase)
      return lu
    },
    entier,
    entiers,
    coche: nom => texteSaisi(corps[nom]) === 'oui',
    choix: (nom, valeurs) => {
      const lu = texteSaisi(corps[nom])
      const choisie = valeurs.find(valeur => valeur === lu)
      if (choisie === undefined && lu !== '') faute(nom, 'Choisissez l’une des réponses proposées.')
      return choisie ?? valeurs[0]
    },
    jour: nom => {
      const lu = texteSaisi(corps[nom])
      const jour = /^2[01]/.test(lu) ? jourSaisi(lu) : null
      if (lu !== '' && jour === null) faute(nom, 'Ce jour n’existe pas : donnez une date, par exemple 13/05/2027.')
      return jour
    },
    heure: nom => forme(nom, FORME_HEURE, 'Donnez une heure sous la forme 14:00.'),
    forme,
    lignes: nom =>
      texteSaisi(corps[nom])
        .split('\n')
        .map(ligne => ligne.trim())
        .filter(ligne => ligne !== ''),
    coches: nom => textesSaisis(corps[nom]),
    rangs: liste => rangsDe(corps, liste).filter(rang => !estVide(corps, `${liste}.${rang}.`)),
    faute,
    erreurs: () => erreurs,
  }
}

/** Every line of a list that a form shows or sent, in order. */
export const rangsDe = (corps: Corps, liste: string): readonly number[] => {
  const debut = `${liste}.`
  const rangs = Object.keys(corps)
    .filter(nom => nom.startsWith(debut))
    .map(nom => /^(\d{1,3})\./.exec(nom.slice(debut.length))?.[1])
    .flatMap(rang => (rang === undefined ? [] : [Number(rang)]))
  return [...new Set(rangs)].toSorted((a, b) => a - b)
}

/** A box and an order number are no content: a line whose texts were emptied is removed. */
const estVide = (corps: Corps, debut: string): boolean =>
  Object.keys(corps)
    .filter(nom => nom.startsWith(debut) && !/\.(obligatoire|ordre)$/.test(nom))
    .every(nom => texteSaisi(corps[nom]) === '')
