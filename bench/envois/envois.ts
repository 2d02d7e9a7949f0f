import type { Scene } from '../scene.ts'
import { debit } from './debit.ts'
import { memoire, pagesPendant } from './ensemble.ts'
import type { Figure } from './figures.ts'
import { portions } from './portions.ts'

/** Memory first: what the product holds then is that of uploads alone. */
const CAS = [memoire, debit, pagesPendant, portions]

type Demande = {
  readonly court: boolean
  readonly retenu: (nom: string) => boolean
  readonly dire: (etape: string) => void
}

/** Each case on one product, started for them, its store on the disk of the others. */
export const mesurerEnvois = async (scene: Scene, { court, retenu, dire }: Demande): Promise<readonly Figure[]> => {
  const retenus = CAS.filter(({ nom }) => retenu(nom))
  if (retenus.length === 0) return []
  const { programme, origine, dossier } = await scene.autreProduit()
  const figures: Figure[] = []
  for (const { nom, mesurer } of retenus) {
    dire(nom)
    figures.push(...(await mesurer({ scene, produit: programme, origine, dossier, court })))
  }
  return figures
}
