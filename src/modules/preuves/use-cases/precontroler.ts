import { attenteAvantReprise } from '../domain/analyse.ts'
import { type FaitsLus, TENTATIVES_MAX } from '../domain/precontrole.ts'

export type ALire = { readonly empreinte: string; readonly taille: number; readonly tentatives: number }

export type PortsPrecontrole = {
  /** The pièce that has waited longest, for this worker only until `minutes` have passed; `null` when none waits. */
  readonly prendre: (minutes: number) => Promise<ALire | null>
  readonly rendre: (empreinte: string, faits: FaitsLus) => Promise<void>
  readonly echouer: (empreinte: string, minutes: number) => Promise<void>
  readonly lireFaits: (piece: { readonly empreinte: string; readonly taille: number }) => Promise<FaitsLus>
}

/** Longer than any reading: a worker that was killed in the middle of one gives it back then. */
const MINUTES_POUR_LIRE = 10

/**
 * PRE-3 — reads what was received and not read yet, the oldest first, until nothing waits or `arret` says so. What can't be read is tried
 * again later, three times in all: a pièce that kills its reader is left to people. @returns how many were read
 */
export const makePrecontrolerPieces =
  ({ prendre, rendre, echouer, lireFaits }: PortsPrecontrole) =>
  async (arret: () => boolean): Promise<number> => {
    for (let rendues = 0; ; rendues++) {
      const piece = arret() ? null : await prendre(MINUTES_POUR_LIRE)
      if (!piece) return rendues
      const { empreinte, tentatives } = piece
      if (tentatives > TENTATIVES_MAX) {
        await rendre(empreinte, { kind: 'non_lu' })
        continue
      }
      try {
        await rendre(empreinte, await lireFaits(piece))
      } catch {
        await echouer(empreinte, attenteAvantReprise(tentatives))
      }
    }
  }
