import { type JourCivil, instantAParis, jourCivil, moisDepuis } from '../../../kernel/temps.ts'
import type { CodeJalon, Dispositif, Jalon } from './dispositif.ts'

/**
 * A programme as an agent writes it, in a folder of its own: settings, forms and texts. Its requirements are in the
 * workbook beside it, the text of its charter too; its milestones become moments when the counter is created.
 */
export type Programme = Omit<Dispositif, 'id' | 'version' | 'jalons' | 'charte' | 'rem'> & {
  readonly jalons: readonly JalonProgramme[]
  readonly charte: { readonly titre: string; readonly version: string }
  /** For the people who read the file; nothing reads it here. */
  readonly documentation?: unknown
}

/** JAL-5 — a day, or a number of months after the creation; the hour is Paris's, `HH:MM`. */
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
