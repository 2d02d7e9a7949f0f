import type { ChantierLu } from './ports-chantiers.ts'
import {
  admisDuChantier,
  type ClasseurDepose,
  type Classeurs,
  type Lecture,
  type LireClasseurAPart,
} from './ports-classeurs.ts'

export type ApercevoirClasseur = (
  lu: ChantierLu,
  empreinte: string,
) => Promise<{ readonly depose: ClasseurDepose; readonly lecture: Lecture } | null>

/** REM-3 — what a workbook that was received comes to, for that chantier as it is now; `null` when it never was. */
export const makeApercevoirClasseur =
  ({
    classeurs,
    lireAPart,
  }: {
    readonly classeurs: Classeurs
    readonly lireAPart: LireClasseurAPart
  }): ApercevoirClasseur =>
  async ({ chantier }, empreinte) => {
    const depose = await classeurs.retrouver(chantier.code, empreinte)
    if (!depose) return null
    const octets = await classeurs.lire(empreinte)
    return { depose, lecture: await lireAPart({ octets, admis: admisDuChantier(chantier), avant: chantier.rem }) }
  }
