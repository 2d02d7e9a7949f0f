import { urlAvec } from '../../../../ui/index.ts'
import { cheminsAtelier } from './chemins.ts'

/** The addresses of a chantier's requirements: written nowhere else. */
export const cheminsExigences = {
  page: (code: string): string => cheminsAtelier.rubrique(code, 'exigences'),
  /** A workbook that was received, by the SHA-256 of its content. */
  apercu: (code: string, classeur: string): string => urlAvec(`/atelier/${code}/exigences/apercu`, { classeur }),
  adoption: (code: string): string => `/atelier/${code}/exigences/adoption`,
  classeur: (code: string): string => `/atelier/${code}/exigences.xlsx`,
  classeurDeVersion: (code: string, version: number): string =>
    `${cheminsAtelier.versions(code)}/${version}/exigences.xlsx`,
} as const

/** Where the requirements are read, in their page. */
export const LECTURE = 'lecture'

/** The same page, at another chapter or further in it. */
export const liresAvec = (page: string, demande: { readonly chapitre: string; readonly page?: number }): string =>
  `${urlAvec(page, { chapitre: demande.chapitre, page: (demande.page ?? 1) > 1 ? String(demande.page) : null })}#${LECTURE}`
