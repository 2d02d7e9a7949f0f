import type { LireClasseur } from './lire-classeur.ts'
import type { ChantierLu } from './ports-chantiers.ts'
import type { ClasseurDepose, Classeurs, Lecture } from './ports-classeurs.ts'

export type ApercevoirClasseur = (
  lu: ChantierLu,
  empreinte: string,
) => Promise<{ readonly depose: ClasseurDepose; readonly lecture: Lecture } | null>

/** REM-3 — what a workbook that was received comes to, for that chantier as it is now; `null` when it never was. */
export const makeApercevoirClasseur =
  ({
    classeurs,
    lireClasseur,
  }: {
    readonly classeurs: Pick<Classeurs, 'retrouver'>
    readonly lireClasseur: LireClasseur
  }): ApercevoirClasseur =>
  async (lu, empreinte) => {
    const depose = await classeurs.retrouver(lu.chantier.code, empreinte)
    return depose && { depose, lecture: await lireClasseur(lu, empreinte) }
  }
