import { cheminsAtelier } from '../atelier/chemins.ts'

/** The draft, where an address names a version. */
export const BROUILLON = 'brouillon'

/** A version by its number, or the draft. */
export type NomDeVersion = number | typeof BROUILLON

type Comparees = { readonly avant: NomDeVersion; readonly apres: NomDeVersion }

/** The addresses of what compares versions: written nowhere else. */
export const cheminsVersions = {
  liste: (code: string): string => cheminsAtelier.versions(code),
  comparaison: (code: string, { avant, apres }: Comparees): string =>
    `${cheminsAtelier.versions(code)}/${avant}/${apres}`,
  renumerotations: (code: string, { avant, apres }: Comparees): string =>
    `${cheminsAtelier.versions(code)}/${avant}/${apres}/renumerotations`,
  classeur: (code: string, { avant, apres }: Comparees): string =>
    `${cheminsAtelier.versions(code)}/${avant}/${apres}.xlsx`,
  consequences: (code: string, { avant, apres }: Comparees): string =>
    `${cheminsAtelier.versions(code)}/${avant}/${apres}/consequences`,
  consequencesClasseur: (code: string, { avant, apres }: Comparees): string =>
    `${cheminsAtelier.versions(code)}/${avant}/${apres}/consequences.xlsx`,
} as const
