import { type RawBuilder, sql } from 'kysely'
import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import { estUuid } from '../../../kernel/uuid.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { ContratDeLicence, EtatMarqueBlanche, MarqueBlanche } from '../domain/marque-blanche.ts'

type LigneDeMarque = {
  readonly id: string
  readonly numero: number
  readonly reference: string
  readonly produit_id: string
  readonly entreprise_id: string
  readonly editeur: string
  readonly solution: string
  readonly version: string
  readonly declaree_le: Instant
  readonly declaree_par: Auteur
  readonly etat: EtatMarqueBlanche
  readonly decidee_le: Instant | null
  readonly decidee_par: Auteur | null
  readonly motif: string | null
  readonly contrat_id: string
  readonly contrat_empreinte: string
  readonly contrat_nom: string
  readonly contrat_type: string
  readonly contrat_taille: number
}

const LECTURE = sql`select m.id, m.numero, m.reference, m.produit_id, m.entreprise_id, m.editeur, m.solution, m.version,
    m.declaree_le, m.declaree_par, m.etat, m.decidee_le, m.decidee_par, m.motif, m.contrat_id, k.empreinte as contrat_empreinte,
    k.nom as contrat_nom, k.type as contrat_type, k.taille as contrat_taille
  from marques_blanches m join contrats_de_licence k on k.id = m.contrat_id`

const enMarque = (ligne: LigneDeMarque): MarqueBlanche => {
  const { id, numero, reference, editeur, solution, version, etat, decidee_le, decidee_par, motif } = ligne
  const declaration = {
    id,
    numero,
    reference,
    produitId: ligne.produit_id,
    entrepriseId: ligne.entreprise_id,
    noms: { editeur, solution, version },
    contrat: {
      id: ligne.contrat_id,
      empreinte: ligne.contrat_empreinte,
      nom: ligne.contrat_nom,
      type: ligne.contrat_type,
      taille: ligne.contrat_taille,
    },
    declareeLe: ligne.declaree_le,
    declareePar: ligne.declaree_par,
  }
  if (etat === 'declaree' || !decidee_le || !decidee_par) return { ...declaration, etat: 'declaree' }
  const decision = { decideeLe: decidee_le, decideePar: decidee_par }
  return etat === 'retenue'
    ? { ...declaration, etat, ...decision }
    : { ...declaration, etat, ...decision, motif: motif ?? '' }
}

const lire = async (db: Db, suite: RawBuilder<unknown>): Promise<readonly MarqueBlanche[]> => {
  const { rows } = await sql<LigneDeMarque>`${LECTURE} ${suite}`.execute(db)
  return rows.map(enMarque)
}

/** One declaration; null when there is none. */
export const lireMarque = async (db: Db, id: string): Promise<MarqueBlanche | null> =>
  estUuid(id) ? ((await lire(db, sql`where m.id = ${id}`))[0] ?? null) : null

/** A contract that was received for this very product; null for any other. */
export const contratDe = async (db: Db, id: string, produitId: string): Promise<ContratDeLicence | null> => {
  if (!estUuid(id) || !estUuid(produitId)) return null
  const { rows } = await sql<ContratDeLicence>`
    select id, empreinte, nom, type, taille from contrats_de_licence where id = ${id} and produit_id = ${produitId}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** The declarations of a product, the last one first. */
export const marquesDuProduit = (db: Db, produitId: string): Promise<readonly MarqueBlanche[]> =>
  lire(db, sql`where m.produit_id = ${produitId} order by m.declaree_le desc, m.numero desc`)

export const TAILLE_PAGE_MARQUES = 50

/** For the agency: what is to be examined first, by age; then what was decided, the last one first. */
export const listeMarques = async (
  db: Db,
  { page = 1 }: { readonly page?: number },
): Promise<{ readonly marques: readonly MarqueBlanche[]; readonly nombre: number; readonly aExaminer: number }> => {
  const [marques, comptes] = await Promise.all([
    lire(
      db,
      sql`order by m.etat <> 'declaree', m.decidee_le desc, m.declaree_le, m.numero
        limit ${TAILLE_PAGE_MARQUES} offset ${(page - 1) * TAILLE_PAGE_MARQUES}`,
    ),
    sql<{ nombre: number; a_examiner: number }>`
      select count(*) as nombre, count(*) filter (where etat = 'declaree') as a_examiner from marques_blanches`.execute(
      db,
    ),
  ])
  const [compte] = comptes.rows
  return { marques, nombre: compte?.nombre ?? 0, aExaminer: compte?.a_examiner ?? 0 }
}
