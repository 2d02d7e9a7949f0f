/** One turn of what has to be done now and then; answers in how many milliseconds there will be more, null when not known. */
export type TourDeCadence = () => Promise<number | null>

export type Cadence = { readonly arreter: () => Promise<void> }

/**
 * Takes a turn, then another one when there is something to do, and at the latest after `auPlusTardMs`: what changes without
 * telling is seen by then. Turns never overlap. A fault is told once, and the next turn comes all the same.
 */
export const demarrerCadence = ({
  tour,
  auPlusTardMs,
  premierMs = 0,
  surErreur,
}: {
  readonly tour: TourDeCadence
  readonly auPlusTardMs: number
  /** How long before the first turn. */
  readonly premierMs?: number
  readonly surErreur: (erreur: Error) => void
}): Cadence => {
  let arretee = false
  let dite = false
  let minuterie: NodeJS.Timeout | undefined
  let enCours: Promise<void> = Promise.resolve()
  const prendre = async (): Promise<void> => {
    let dans: number | null = null
    try {
      dans = await tour()
      dite = false
    } catch (cause) {
      if (!dite && !arretee) surErreur(cause instanceof Error ? cause : new Error(String(cause)))
      dite = true
    }
    prevoir(dans ?? auPlusTardMs)
  }
  const prevoir = (dans: number): void => {
    if (arretee) return
    minuterie = setTimeout(
      () => {
        enCours = prendre()
      },
      Math.min(Math.max(dans, 0), auPlusTardMs),
    )
  }
  prevoir(premierMs)
  return {
    arreter: async () => {
      arretee = true
      clearTimeout(minuterie)
      await enCours
    },
  }
}
