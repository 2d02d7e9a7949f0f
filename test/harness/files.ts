import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ActeurEditeur } from '../../src/kernel/acteur.ts'
import type { Instant } from '../../src/kernel/temps.ts'
import type { NumeroCandidature } from '../../src/modules/candidatures/index.ts'
import type { Db } from '../../src/platform/db/index.ts'
import { poser, semerProduit, type SujetEnBase } from './candidatures.ts'
import { claire } from './cas.ts'
import { toutDepose } from './histoires.ts'

export type Files = { readonly editeur: ActeurEditeur; readonly numeros: readonly NumeroCandidature[] }

/** Candidatures of a new company, every proof deposited and no chapter handed over. */
export const poserFiles = async (
  db: Db,
  { nombre, guichet }: { readonly nombre: number; readonly guichet: string },
): Promise<Files> => {
  const produit = await semerProduit(db, {
    siret: '73282932000074',
    editeur: 'Imagerie Démo SAS',
    solution: 'Imago',
  })
  const numeros = await poserDossiers(db, { ...produit, nombre, guichet, dispositifId: randomUUID() })
  return { editeur: { ...claire, entrepriseId: produit.entrepriseId }, numeros }
}

/** The same of a company that is there, on copies of one of its products: each has one candidature at a time in a guichet. */
export const poserDossiers = async (
  db: Db,
  dossiers: Omit<SujetEnBase, 'numero'> & { readonly nombre: number; readonly prefixe?: string },
): Promise<readonly NumeroCandidature[]> => {
  const { nombre, produitId, prefixe = 'F', ...sujet } = dossiers
  const { rows } = await sql<{ id: string }>`insert into produits (id, reference, entreprise_id, revision, nom, version,
      description, responsable_id, certifications, interets, enregistre_le, enregistre_par, maj_le)
    select gen_random_uuid(), (select max(reference) from produits) + n, entreprise_id, revision, nom, ${prefixe}::text || n, description,
      responsable_id, certifications, interets, enregistre_le, enregistre_par, maj_le
    from produits, generate_series(1, ${nombre}::int) n where id = ${produitId} returning id`.execute(db)
  const numeros = rows.map((_, n) => `${prefixe.toUpperCase()}${String(n).padStart(9, '0')}` as NumeroCandidature)
  for (const [n, { id }] of rows.entries())
    await poser(db, toutDepose, { ...sujet, produitId: id, numero: numeros[n] ?? '' })
  return numeros
}

/** A chapter that has a place in the queue. */
export type Place = {
  readonly numero: string
  readonly code: string
  readonly rang: number
  readonly recuLe: Instant
}

/** The queue of a guichet, by rang. */
export const lireFile = async (db: Db, guichet: string): Promise<readonly Place[]> => {
  const { rows } = await sql<Place>`select numero, code, rang, recu_le as "recuLe" from candidatures_chapitres
    where guichet = ${guichet} and rang is not null order by rang`.execute(db)
  return rows
}
