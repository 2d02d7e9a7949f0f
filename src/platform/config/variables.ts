import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

export type Environnement = Readonly<Record<string, string | undefined>>

/** Reads variables one by one and keeps each fault, so that the operator sees them all at once. */
export type Lecteur = {
  readonly fautes: string[]
  /** Undefined when absent or empty. */
  readonly texte: (nom: string) => string | undefined
  readonly entier: (nom: string, bornes: { defaut: number; min: number; max: number }) => number
  /** Absolute; a fault when it is not there. */
  readonly fichier: (nom: string) => string | undefined
  readonly drapeau: (nom: string, defaut: boolean) => boolean
  readonly parmi: <T extends string>(nom: string, valeurs: readonly T[], defaut: T) => T
  /** An address by itself, `prenom.nom@agence.example`. */
  readonly courriel: (nom: string) => string | undefined
  readonly url: (nom: string, options: { protocoles: readonly string[]; exemple: string }) => string | undefined
  readonly origine: (nom: string, exemple: string) => string | undefined
}

export const lecteur = (env: Environnement): Lecteur => {
  const fautes: string[] = []
  const texte = (nom: string): string | undefined => env[nom]?.trim() || undefined

  const entier: Lecteur['entier'] = (nom, { defaut, min, max }) => {
    const lu = texte(nom)
    if (lu === undefined) return defaut
    const valeur = Number(lu)
    if (/^\d+$/.test(lu) && valeur >= min && valeur <= max) return valeur
    fautes.push(`${nom} vaut « ${lu} » : un nombre entier de ${min} à ${max} est attendu.`)
    return defaut
  }

  const fichier: Lecteur['fichier'] = nom => {
    const chemin = texte(nom)
    if (chemin !== undefined && !existsSync(chemin)) fautes.push(`${nom} : le fichier « ${chemin} » n’existe pas.`)
    return chemin === undefined ? undefined : resolve(chemin)
  }

  const drapeau: Lecteur['drapeau'] = (nom, defaut) => {
    const lu = texte(nom)
    if (lu === undefined) return defaut
    if (lu !== '0' && lu !== '1') fautes.push(`${nom} vaut « ${lu} » : 1 (oui) ou 0 (non) est attendu.`)
    return lu === '1'
  }

  const parmi: Lecteur['parmi'] = (nom, valeurs, defaut) => {
    const lu = texte(nom)
    if (lu === undefined) return defaut
    const connue = valeurs.find(valeur => valeur === lu)
    if (connue === undefined)
      fautes.push(`${nom} vaut « ${lu} » : une valeur parmi ${valeurs.join(', ')} est attendue.`)
    return connue ?? defaut
  }

  const courriel: Lecteur['courriel'] = nom => {
    const lu = texte(nom)
    if (lu !== undefined && !/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(lu))
      fautes.push(`${nom} vaut « ${lu} » : une adresse électronique seule est attendue, comme contact@agence.example.`)
    return lu
  }

  const url: Lecteur['url'] = (nom, { protocoles, exemple }) => {
    const lu = texte(nom)
    if (lu === undefined) return undefined
    // The value may hold a password: the sentence does not repeat it.
    if (!URL.canParse(lu) || !protocoles.includes(new URL(lu).protocol))
      fautes.push(`${nom} n’est pas une adresse valable : on attend par exemple ${exemple}.`)
    return lu
  }

  const origine: Lecteur['origine'] = (nom, exemple) => {
    const lu = url(nom, { protocoles: ['https:', 'http:'], exemple })
    if (lu === undefined || !URL.canParse(lu)) return undefined
    const { origin, pathname, search, hash } = new URL(lu)
    if (pathname !== '/' || search || hash)
      fautes.push(`${nom} : l’adresse s’arrête au nom du serveur, comme ${exemple}.`)
    return origin
  }

  return { fautes, texte, fichier, entier, drapeau, parmi, courriel, url, origine }
}
