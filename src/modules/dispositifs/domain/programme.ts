import { type JourCivil, instantAParis, jourCivil, moisDepuis } from '../../../kernel/temps.ts'
import type { Controles } from './controles.ts'
import type { CodeJalon, Dispositif, Jalon, ModeleConvention } from './dispositif.ts'

/**
 * A programme as an agent writes it, in a folder of its own: settings, forms and texts. Its requirements are in the
 * workbook beside it, the text of its charter too, its convention, and the penetration test's form and the maturity
 * questionnaire when it has them; its milestones become moments when the counter is created.
 */
export type Programme = Omit<
  Dispositif,
  'id' | 'version' | 'jalons' | 'charte' | 'convention' | 'controles' | 'rem'
> & {
  readonly jalons: readonly JalonProgramme[]
  /** JAL-5 — the day of the decree, from which the milestones given in months are counted; else, from the creation of the counter. */
  readonly decret?: string | null
  readonly charte: { readonly titre: string; readonly version: string }
  /** `modele`: the name of a model that programmes share; without it, the articles are in `convention.json`. */
  readonly convention: (Omit<ModeleConvention, 'articles'> & { readonly modele?: string }) | null
  readonly controles: Pick<Controles, 'cnda' | 'journeeDeTest'>
  /** For the people who read the file; nothing reads it here. */
  readonly documentation?: unknown
}

/** What the rules of a programme look at, whether it is read from a folder or written in the workshop. */
export type ReglagesAControler = Omit<Programme, 'charte' | 'convention' | 'controles' | 'documentation'> & {
  readonly convention: Pick<ModeleConvention, 'titre' | 'dureeAnnees'> | null
  readonly controles: Pick<Controles, 'cnda' | 'journeeDeTest'>
}

/** CVN-5 — the articles of a convention, for the programmes that are funded or for those that are not. */
export type ModelePartage = Pick<ModeleConvention, 'articles'> & { readonly financement: boolean }

/** JAL-5 — a day, or a number of months after the decree, else after the creation; the hour is Paris's, `HH:MM`. */
export type JalonProgramme = {
  readonly code: CodeJalon
  readonly libelle: string
  readonly heure: string
  readonly jour?: string
  readonly mois?: number
}

/** A programme with its texts and its requirements, that only lacks its place in the base. */
export type DispositifAPublier = Omit<Dispositif, 'id' | 'version'>

/** The milestones as moments, those in months counted from `depuis`. */
export const jalonsDe = (jalons: readonly JalonProgramme[], depuis: JourCivil): readonly Jalon[] =>
  jalons.map(({ code, libelle, heure, jour, mois }) => ({
    code,
    libelle,
    quand: jour === undefined ? moisDepuis(depuis, mois ?? 0, heure) : instantAParis(jourCivil(jour), heure),
  }))

/** The last names of addresses of the workshop: no programme may be called so. */
export const codesReserves: readonly string[] = ['nouveau', 'importer']
