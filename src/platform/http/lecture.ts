import { type JourCivil, jourCivil } from '../../kernel/temps.ts'
import type { Corps } from './contract.ts'

/** What a field of a form was sent with. */
export type Saisi = Corps[string] | undefined

/** Every value that a field was sent with; none when it was not sent. */
export const textesSaisis = (valeur: Saisi): readonly string[] =>
  valeur === undefined ? [] : typeof valeur === 'string' ? [valeur] : valeur

/** A field sent once, without the blanks around it; empty when it was not sent, the first of several when it was. */
export const texteSaisi = (valeur: Saisi): string => (textesSaisis(valeur)[0] ?? '').trim()

/**
 * A text sent beside a ready-made sentence, under the same name and `.phrase`: where no script put the sentence in the text
 * already, it begins it.
 */
export const texteAvecPhrase = (corps: Corps, nom: string): string => {
  const texte = texteSaisi(corps[nom])
  const phrase = texteSaisi(corps[`${nom}.phrase`])
  return phrase === '' || texte.includes(phrase) ? texte : `${phrase}\n${texte}`.trim()
}

/** Far beyond any list, and still a number from which PostgreSQL can count rows. */
const PAGE_MAX = 1_000_000

/** The page of a list that an address asks for, from 1; the first when it says nothing that can be. */
export const numeroDePage = (query: Readonly<Record<string, string>>): number => {
  const lu = Number.parseInt(query['page'] ?? '', 10)
  return lu >= 1 && lu <= PAGE_MAX ? lu : 1
}

/** A civil day as a date field sends it; `null` for anything else, and for a day that is none (30 February). */
export const jourSaisi = (texte: string): JourCivil | null => {
  if (!/^\d{4}-\d\d-\d\d$/.test(texte)) return null
  try {
    return jourCivil(texte)
  } catch {
    return null
  }
}
