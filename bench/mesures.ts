import { setTimeout as attendre } from 'node:timers/promises'
import { sql } from 'kysely'
import type { CasDePage, Reserve } from './cas.ts'
import type { Programme } from './processus.ts'
import type { Scene } from './scene.ts'
import type { Requete, Tir } from './tireur.ts'

export type Mesure = {
  readonly nom: string
  readonly produit: Tir
  readonly nu: Tir
  /** The product's rate as a part of the bare server's. */
  readonly part: number
  readonly objectif: number
  /** MB resident at the end. */
  readonly memoire: { readonly produit: number; readonly nu: number }
}

export type Duree = { readonly chauffeMs: number; readonly mesureMs: number; readonly tours: number }

/** By rate; of the middle one. */
const mediane = (tirs: readonly Tir[]): Tir => {
  const milieu = tirs.toSorted((a, b) => a.parSeconde - b.parSeconde)[Math.floor(tirs.length / 2)]
  if (!milieu) throw new Error('aucun tir')
  return milieu
}

const exigerStatut = (tir: Tir, attendu: string, nom: string): void => {
  const autres = Object.entries(tir.statuts).filter(([statut]) => statut !== attendu)
  if (autres.length > 0) throw new Error(`${nom} : ${JSON.stringify(tir.statuts)}`)
}

const memoireDe = ({ produit, nu }: { readonly produit: Programme; readonly nu: Programme }) => ({
  produit: produit.memoireMo(),
  nu: nu.memoireMo(),
})

/** Product and bare server by turns, so that what else the machine does weighs on both. */
export const mesurerPage = async (scene: Scene, cas: CasDePage, duree: Duree): Promise<Mesure> => {
  const tirs: Record<'produit' | 'nu', Tir[]> = { produit: [], nu: [] }
  const { nom, requetes, objectif } = cas
  for (let tour = 0; tour < duree.tours; tour++)
    for (const qui of ['produit', 'nu'] as const) {
      const plan = { origine: scene.origines[qui], connexions: 10, requetes, uneFois: false }
      if (tour === 0) await scene.tireur.tirer({ ...plan, dureeMs: duree.chauffeMs })
      const tir = await scene.tireur.tirer({ ...plan, dureeMs: duree.mesureMs })
      exigerStatut(tir, '200', `${nom}, ${qui}`)
      tirs[qui].push(tir)
    }
  return mesure(scene, { nom, objectif, produit: mediane(tirs.produit), nu: mediane(tirs.nu) })
}

const mesure = (scene: Scene, tirs: Omit<Mesure, 'part' | 'memoire'>): Mesure => ({
  ...tirs,
  part: tirs.produit.parSeconde / tirs.nu.parSeconde,
  memoire: memoireDe(scene),
})

/** The jobs that follow from the product's submissions are done: the next measure does not pay for the one before. */
export const attendreLaFile = async ({ db }: Scene): Promise<void> => {
  for (;;) {
    const { rows } = await sql<{ reste: number }>`select (select count(*) from taches_a_remettre)
      + (select count(*) from graphile_worker.jobs where run_at < now()) as reste`.execute(db)
    if (rows[0]?.reste === 0) return
    await attendre(200)
  }
}

type Soumissions = {
  readonly nom: string
  readonly reserve: Reserve
  readonly connexions: number
  readonly nombre: number
  readonly objectif: number
}

const soumettre = (
  scene: Scene,
  qui: 'produit' | 'nu',
  requetes: readonly Requete[],
  connexions: number,
): Promise<Tir> =>
  scene.tireur.tirer({ origine: scene.origines[qui], connexions, requetes, dureeMs: 120_000, uneFois: true })

export const mesurerSoumissions = async (
  scene: Scene,
  { nom, reserve, connexions, nombre, objectif }: Soumissions,
  tours: number,
): Promise<Mesure> => {
  const tirs: Record<'produit' | 'nu', Tir[]> = { produit: [], nu: [] }
  for (let tour = 0; tour < tours; tour++)
    for (const qui of ['produit', 'nu'] as const) {
      if (tour === 0) await soumettre(scene, qui, reserve.prendre(Math.ceil(nombre / 5)), connexions)
      await attendreLaFile(scene)
      const tir = await soumettre(scene, qui, reserve.prendre(nombre), connexions)
      exigerStatut(tir, '303', `${nom}, ${qui}`)
      tirs[qui].push(tir)
    }
  const [produit, nu] = [mediane(tirs.produit), mediane(tirs.nu)]
  await attendreLaFile(scene)
  return mesure(scene, { nom, objectif, produit, nu })
}

/** P37 — as many submissions at once as that, on the product's pool of 10 connections: every one is answered. */
export const affluence = (scene: Scene, reserve: Reserve, ensemble: number): Promise<Tir> =>
  soumettre(scene, 'produit', reserve.prendre(ensemble), ensemble)

export type Ordre = {
  readonly recus: number
  /** Receipts whose time is earlier than that of a smaller rang. */
  readonly inversions: number
  /** Rangs missing between the first and the last. */
  readonly trous: number
}

/** P4 — what was received since a rang: the order of rangs is that of printed times, without gaps. */
export const verifierOrdre = async ({ db }: Scene, guichet: string, apres: number): Promise<Ordre> => {
  const { rows } = await sql<Ordre>`
    select count(*) as recus, count(*) filter (where recu_le < avant) as inversions,
      coalesce(max(rang) - min(rang) + 1 - count(*), 0) as trous
    from (select rang, recu_le, max(recu_le) over (order by rang rows between unbounded preceding and 1 preceding) as avant
      from candidatures_chapitres where guichet = ${guichet} and rang > ${apres}) recus`.execute(db)
  const [ordre] = rows
  if (!ordre) throw new Error('aucun ordre')
  return ordre
}

export const dernierRang = async ({ db }: Scene, guichet: string): Promise<number> => {
  const { rows } = await sql<{ valeur: number }>`select valeur from compteurs where nom = ${`file:${guichet}`}`.execute(
    db,
  )
  return rows[0]?.valeur ?? 0
}
