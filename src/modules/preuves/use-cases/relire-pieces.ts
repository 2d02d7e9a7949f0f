/** What the store gives back for a SHA-256. */
export type EtatRelu = 'intacte' | 'alteree' | 'absente'

export type PortsRelecture = {
  /** The pièce read the longest ago, if that is more than so many days, or one for what was not intact; `null` otherwise. */
  readonly suivante: (jours: number) => Promise<string | null>
  /** Reads the whole again, and compares. */
  readonly verifier: (empreinte: string) => Promise<EtatRelu>
  readonly noter: (empreinte: string, etat: EtatRelu) => Promise<void>
  readonly alarmer: (empreinte: string, etat: Exclude<EtatRelu, 'intacte'>) => Promise<void>
}

/** Each pièce is read again that often, in days. */
export const JOURS_ENTRE_RELECTURES = 30

/**
 * P5 — reads again what was read the longest ago, until nothing is due or `arret` says so. What is altered or missing raises an
 * alarm each time that it is found so. @returns how many were read
 */
export const makeRelirePieces =
  ({ suivante, verifier, noter, alarmer }: PortsRelecture) =>
  async (arret: () => boolean): Promise<number> => {
    for (let relues = 0; ; relues++) {
      const empreinte = arret() ? null : await suivante(JOURS_ENTRE_RELECTURES)
      if (empreinte === null) return relues
      const etat = await verifier(empreinte)
      await noter(empreinte, etat)
      if (etat !== 'intacte') await alarmer(empreinte, etat)
    }
  }

export type BilanDeVerification = {
  readonly relues: number
  readonly alterees: readonly string[]
  readonly absentes: readonly string[]
}

/** P5, P36 — every pièce that the base names, read again now. `lire`: so many after that SHA-256, in order. */
export const verifierToutesLesPieces = async ({
  lire,
  verifier,
  noter,
}: Pick<PortsRelecture, 'verifier' | 'noter'> & {
  readonly lire: (apres: string, nombre: number) => Promise<readonly string[]>
}): Promise<BilanDeVerification> => {
  const bilan = { relues: 0, alterees: [] as string[], absentes: [] as string[] }
  for (let derniere = '', lot = await lire('', LOT); lot.length > 0; lot = await lire(derniere, LOT))
    for (const empreinte of lot) {
      const etat = await verifier(empreinte)
      await noter(empreinte, etat)
      bilan.relues++
      if (etat === 'alteree') bilan.alterees.push(empreinte)
      if (etat === 'absente') bilan.absentes.push(empreinte)
      derniere = empreinte
    }
  return bilan
}

const LOT = 500
