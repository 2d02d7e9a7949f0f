import type { ChantierLu } from './ports-chantiers.ts'
import { admisDuChantier, type Classeurs, type Lecture, type LireClasseurAPart } from './ports-classeurs.ts'

/** A workbook that was received, read for a chantier as it is now. */
export type LireClasseur = (lu: ChantierLu, empreinte: string) => Promise<Lecture>

/** In rows: beyond, a reading is done again rather than held in memory. */
const LIGNES_GARDEES = 2_000

const estAGarder = (lecture: Lecture): boolean => lecture.ok && lecture.apercu.comptes.lignes <= LIGNES_GARDEES

/**
 * REM-3 — the last reading is kept: who deposits a workbook sees its preview next, then adopts it. The number of the chantier's
 * last change says whether it would still read the same.
 */
export const makeLireClasseur = ({
  classeurs,
  lireAPart,
}: {
  readonly classeurs: Pick<Classeurs, 'lire'>
  readonly lireAPart: LireClasseurAPart
}): LireClasseur => {
  let derniere: { readonly cle: string; readonly lecture: Promise<Lecture> } | null = null
  return ({ chantier, version }, empreinte) => {
    const cle = `${chantier.code} ${version} ${empreinte}`
    if (derniere?.cle === cle) return derniere.lecture
    const lecture = classeurs
      .lire(empreinte)
      .then(octets => lireAPart({ octets, admis: admisDuChantier(chantier), avant: chantier.rem }))
    const gardee = { cle, lecture }
    const oublier = (): void => {
      if (derniere === gardee) derniere = null
    }
    derniere = gardee
    lecture.then(lue => estAGarder(lue) || oublier(), oublier)
    return lecture
  }
}
