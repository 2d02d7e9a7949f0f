/** Reading JSON that others wrote: what is not of the expected kind is as if it were absent. */
export type Objet = Readonly<Record<string, unknown>>

export const objet = (valeur: unknown): Objet =>
  typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur) ? { ...valeur } : {}

export const liste = (valeur: unknown): readonly unknown[] => (Array.isArray(valeur) ? valeur : [])

/** The first of the values that is a text, trimmed; empty when none is. */
export const texte = (...valeurs: readonly unknown[]): string => {
  const dit = valeurs.find(valeur => typeof valeur === 'string')
  return typeof dit === 'string' ? dit.trim() : ''
}

/** undefined when the text is not JSON. */
export const analyser = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
