import { sql } from 'kysely'
import { jourAParis } from '../../src/kernel/temps.ts'
import type { Dispositif } from '../../src/modules/dispositifs/index.ts'
import { type Db, lireHorloge } from '../../src/platform/db/index.ts'
import { type Clone, cloner } from './clones.ts'
import { type Etape, faireModele } from './modeles.ts'
import { type Monde, semerMonde } from './monde.ts'
import { publierProgrammes } from './programmes.ts'

/** How many candidatures of each kind: their sum is what the product is measured with. */
export type Volume = {
  readonly entreprises: number
  readonly administrative: number
  readonly eligibilite: number
  readonly depot: number
  readonly prete: number
  readonly referencee: number
  readonly grandDepot: number
  readonly grandEnInstruction: number
}

export const VOLUME: Volume = {
  entreprises: 400,
  administrative: 1_000,
  eligibilite: 500,
  depot: 4_200,
  prete: 300,
  referencee: 3_000,
  grandDepot: 500,
  grandEnInstruction: 500,
}

/** For a quick look that everything runs. */
export const PETIT_VOLUME: Volume = {
  entreprises: 20,
  administrative: 60,
  eligibilite: 40,
  depot: 300,
  prete: 20,
  referencee: 150,
  grandDepot: 20,
  grandEnInstruction: 40,
}

export const nombreDe = (volume: Volume): number =>
  Object.values(volume).reduce((total, nombre) => total + nombre, -volume.entreprises)

export type Graine = {
  readonly monde: Monde
  readonly grand: Dispositif
  readonly leger: Dispositif
  /** Files of 150 requirements and 300 proofs, chapters in every state. */
  readonly dossiers: readonly Clone[]
  /** Light files, then large ones, whose every chapter can be handed over. */
  readonly soumissibles: readonly Clone[]
  readonly grandsSoumissibles: readonly Clone[]
}

/** Fills an empty, migrated database. The rows are the product's own, written by its verbs for a template and copied. */
export const semer = async (db: Db, volume: Volume, dire: (etape: string) => void): Promise<Graine> => {
  const aujourdhui = jourAParis(await lireHorloge(db))
  const { grand, leger } = await publierProgrammes(db, { aujourdhui })
  const monde = await semerMonde(db, { entreprises: volume.entreprises, produits: nombreDe(volume) })
  let pris = 0
  const planter = async (dispositif: Dispositif, etape: Etape, nombre: number): Promise<readonly Clone[]> => {
    dire(`${nombre} × ${etape}, ${dispositif.code}`)
    const modele = await faireModele(db, dispositif, etape)
    const produits = monde.produits.slice(pris, pris + nombre)
    pris += nombre
    return cloner(db, { modele, produits })
  }
  await planter(leger, 'administrative', volume.administrative)
  await planter(leger, 'eligibilite', volume.eligibilite)
  const soumissibles = await planter(leger, 'depot', volume.depot)
  await planter(leger, 'prete', volume.prete)
  await planter(leger, 'referencee', volume.referencee)
  const grandsSoumissibles = await planter(grand, 'depot', volume.grandDepot)
  const dossiers = await planter(grand, 'instruction', volume.grandEnInstruction)
  dire('statistiques')
  await sql`vacuum (analyze)`.execute(db)
  return { monde, grand, leger, dossiers, soumissibles, grandsSoumissibles }
}
