import type { Auteur } from '../../../kernel/acteur.ts'
import { type Instant, heureAParis, jourAParis, type JourCivil } from '../../../kernel/temps.ts'
import type { Dispositif, Texte } from './dispositif.ts'
import { type DispositifAPublier, type JalonProgramme, jalonsDe } from './programme.ts'
import type { Rem } from './rem.ts'

/**
 * GUI-1 — a programme while it is being written. What is not written yet is empty, and nothing of it is in force: only the
 * workshop reads it. It becomes a version when it is published.
 */
export type Chantier = Omit<DispositifAPublier, 'jalons' | 'charte' | 'rem'> & {
  readonly jalons: readonly JalonProgramme[]
  /** JAL-5 — the day of the decree, from which the milestones given in months are counted; `null` until it is known. */
  readonly decret: JourCivil | null
  readonly charte: Omit<Texte, 'empreinte'>
  /** `null` until a workbook was adopted. */
  readonly rem: Rem | null
}

/** The parts of a programme that are written one at a time, in the order in which the workshop shows them. */
export const rubriques = [
  'identite',
  'calendrier',
  'delais',
  'profils',
  'controles',
  'administrative',
  'eligibilite',
  'charte',
  'convention',
  'mentions',
  'textes',
  'exigences',
] as const
export type Rubrique = (typeof rubriques)[number]

/** What was done to a chantier. `publication` and `abandon` end it; `import` replaces all of it. */
export type Geste = Rubrique | 'ouverture' | 'import' | 'publication' | 'abandon'

/** A chantier as the base keeps it. `version`: how many lines its history has. */
export type ChantierLu = { readonly chantier: Chantier; readonly version: number }

/** A line of a chantier's history. `note`: what was done, where the part's name doesn't say enough; may be empty. */
export type LigneDeChantier = {
  readonly version: number
  readonly le: Instant
  readonly par: Auteur
  readonly geste: Geste
  readonly note: string
}

/** A version taken up again, to make the next one of it: its milestones are days then. */
export const chantierDe = (version: Dispositif): Chantier => {
  const { id: _, version: __, ...dispositif } = version
  const { empreinte: ___, ...charte } = dispositif.charte
  return {
    ...dispositif,
    charte,
    decret: null,
    jalons: dispositif.jalons.map(({ code, libelle, quand }) => ({
      code,
      libelle,
      jour: jourAParis(quand),
      heure: heureAParis(quand),
    })),
  }
}

/** The same programme under another name: all that it says, to be changed. */
export const copieDe = (
  dispositif: Dispositif,
  { code, intitule }: { readonly code: string; readonly intitule: string },
): Chantier => ({ ...chantierDe(dispositif), code, intitule })

/**
 * GUI-1, JAL-5 — what is published of it: milestones become moments, those in months counted from the decree, or from `now`
 * when there is none. `null` while there are no requirements.
 */
export const versionDe = (
  { jalons, decret, charte, rem, ...reste }: Chantier,
  { now, empreinte }: { readonly now: Instant; readonly empreinte: (html: string) => string },
): DispositifAPublier | null =>
  rem && {
    ...reste,
    jalons: jalonsDe(jalons, decret ?? jourAParis(now)),
    charte: { ...charte, empreinte: empreinte(charte.html) },
    rem,
  }
