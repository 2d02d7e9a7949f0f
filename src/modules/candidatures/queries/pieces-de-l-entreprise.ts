import { sql } from 'kysely'
import type { ActeurEditeur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { NumeroCandidature, PreuveDeposee, Statut } from '../domain/candidature.ts'
import { visiblePar } from '../infra/visibilite.ts'

/** Where a pièce serves, or served. */
export type UsageDePiece = {
  readonly numero: NumeroCandidature
  readonly guichet: string
  readonly dispositifId: string
  readonly produit: string
  readonly chapitre: CodeChapitre
  readonly preuve: NumeroPreuve
  readonly statut: PreuveDeposee['statut']
  /** When the opinion on the proof was given. */
  readonly renduLe: Instant | null
  readonly depotId: string
  readonly deposeLe: Instant
  /** It counts: a later deposit has not taken its place (PRE-7), and its case is the one declared (PRE-1). */
  readonly courant: boolean
  /** The case that it was deposited under, when another one is declared since. */
  readonly autreCas: number | null
}

/** A content, by its SHA-256, under every name that it was given. Sizes in bytes. */
export type PieceDeLEntreprise = {
  readonly empreinte: string
  readonly taille: number
  readonly nature: 'fichier' | 'gazelle'
  readonly noms: readonly string[]
  readonly premiere: Instant
  readonly usages: readonly UsageDePiece[]
}

export type FiltrePieces = {
  readonly acteur: ActeurEditeur
  /** Part of a name, of the number of a proof or of a candidature; or the beginning of a SHA-256. */
  readonly recherche?: string
  readonly guichet?: string
  readonly statut?: PreuveDeposee['statut']
  readonly page?: number
}

export const PIECES_PAR_PAGE = 25
/** The latest ones: far beyond what a company has under way. */
const CANDIDATURES_MAX = 100

/**
 * GUI-7, P23 — the pièces deposited as evidence in the company's own candidatures, those that this person sees, the last deposited
 * first. `nombre`: how many contents in all. What a filter keeps is shown with all its uses.
 */
export const piecesDeLEntreprise = async (
  db: Db,
  { acteur, recherche = '', guichet, statut, page = 1 }: FiltrePieces,
): Promise<{ readonly pieces: readonly PieceDeLEntreprise[]; readonly nombre: number }> => {
  const motif = `%${recherche.trim().replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<PieceDeLEntreprise & { readonly nombre: number }>`
    with siennes as (
      select c.numero, c.guichet, c.dispositif_id, p.nom || ' ' || p.version as produit
      from candidatures c join produits p on p.id = c.produit_id
      where c.entreprise_id = ${acteur.entrepriseId} and ${visiblePar(acteur)}
      order by c.maj_le desc, c.numero limit ${sql.lit(CANDIDATURES_MAX)}),
    depots as materialized (
      select s.*, h.code as chapitre, p.key as preuve, e.statut, e.avis, d.id as depot_id, d."deposeLe" as depose_le,
        d.empreinte, d.nature, d.taille, coalesce(d.nom, 'Rapport Gazelle ' || d.oid) as nom, d.remplace::text as remplace, p.cas
      from siennes s join candidatures_chapitres h on h.numero = s.numero and (h.deposees > 0 or h.etat -> 'conditions' is not null)
        cross join lateral (
          select key, value, null::int as cas from json_each(h.etat -> 'preuves')
          union all
          select e.key, e.value, x.key::int from json_array_elements(h.etat -> 'conditions') c,
            json_each(c.value -> 'ecartees') x, json_each(x.value) e) p
        cross join lateral json_to_record(p.value) e(statut text, avis json, versions json)
        cross join lateral json_to_recordset(e.versions) d(id text, "deposeLe" text, empreinte text, nature text, taille bigint,
          nom text, oid text, remplace json)),
    remplaces as (
      select x.id from depots cross join lateral json_array_elements_text(remplace::json) x(id) where remplace <> '[]'),
    choisies as (
      select empreinte, max(depose_le) as derniere, (count(*) over ())::int as nombre
      from depots
      where empreinte is not null and (${guichet ?? null}::text is null or guichet = ${guichet ?? null})
        and (${statut ?? null}::text is null
          or (statut = ${statut ?? null} and cas is null and depot_id not in (select r.id from remplaces r)))
        and (${recherche.trim() === ''} or nom ilike ${motif} or preuve ilike ${motif} or numero ilike ${motif}
          or empreinte like lower(${motif.slice(1)}))
      group by empreinte order by derniere desc, empreinte
      limit ${sql.lit(PIECES_PAR_PAGE)} offset ${(page - 1) * PIECES_PAR_PAGE})
    select d.empreinte, max(d.taille) as taille, min(d.nature) as nature, array_agg(distinct d.nom) as noms,
      min(d.depose_le) as premiere, min(c.nombre) as nombre,
      json_agg(json_build_object('numero', numero, 'guichet', guichet, 'dispositifId', dispositif_id, 'produit', produit,
        'chapitre', chapitre, 'preuve', preuve, 'statut', statut, 'renduLe', avis ->> 'renduLe', 'depotId', depot_id,
        'deposeLe', depose_le, 'autreCas', cas, 'courant', cas is null and depot_id not in (select r.id from remplaces r))
        order by depose_le desc, depot_id) as usages
    from choisies c join depots d on d.empreinte = c.empreinte
    group by d.empreinte order by max(c.derniere) desc, d.empreinte`.execute(db)
  return {
    pieces: rows.map(({ nombre: _nombre, ...piece }) => piece),
    nombre: rows[0]?.nombre ?? 0,
  }
}

/** A proof that a candidature under way still waits for, or that is to be changed. */
export type PreuveAttendueAilleurs = {
  readonly numero: NumeroCandidature
  readonly statut: Statut
  readonly dispositifId: string
  readonly produit: string
  readonly chapitre: CodeChapitre
  readonly preuve: NumeroPreuve
}

/** GUI-7 — what the company's candidatures under way wait for in the éditeur's hands, among these proofs. */
export const preuvesAttendues = async (
  db: Db,
  { acteur, preuves }: { readonly acteur: ActeurEditeur; readonly preuves: readonly string[] },
): Promise<readonly PreuveAttendueAilleurs[]> => {
  if (preuves.length === 0) return []
  const { rows } = await sql<PreuveAttendueAilleurs>`
    select c.numero, c.statut, c.dispositif_id as "dispositifId", p.nom || ' ' || p.version as produit, h.code as chapitre,
      s.key as preuve
    from (select c.* from candidatures c where c.entreprise_id = ${acteur.entrepriseId} and c.statut = 'depot_des_preuves'
        and ${visiblePar(acteur)} order by c.maj_le desc, c.numero limit ${sql.lit(CANDIDATURES_MAX)}) c
      join produits p on p.id = c.produit_id
      join candidatures_chapitres h on h.numero = c.numero and h.statut in ('en_depot', 'a_modifier', 'reserve')
      cross join lateral json_each_text(h.statuts) s
    where s.value in ('attendue', 'a_modifier') and s.key = any(${preuves}::text[])
    order by c.maj_le desc, c.numero, h.ordre`.execute(db)
  return rows
}

/** The programmes of the candidatures that wait for something. */
export const dispositifsEnDepot = async (
  db: Db,
  { acteur }: { readonly acteur: ActeurEditeur },
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`select distinct c.dispositif_id as id from candidatures c
    where c.entreprise_id = ${acteur.entrepriseId} and c.statut = 'depot_des_preuves' and ${visiblePar(acteur)} limit 20`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}
