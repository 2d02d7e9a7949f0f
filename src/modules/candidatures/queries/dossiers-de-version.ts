import { sql } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'
import type { CodeChapitre } from '../../dispositifs/index.ts'
import type { NumeroCandidature, Statut } from '../domain/candidature.ts'
import type { ChapitreACompter, DossierACompter } from '../domain/consequences-version.ts'

/** A file that is under way, or a référencement, on one version of a programme. `profils` is null before step 3. */
export type DossierDeVersion = Omit<DossierACompter, 'profils'> & {
  readonly numero: NumeroCandidature
  readonly statut: Statut
  readonly entreprise: string
  readonly produit: string
  readonly profils: readonly string[] | null
}

/**
 * VIE-3 — those that are on that version, but for the closed ones: what tells which requirements apply to each and, of the chapters
 * `aLire`, where their proofs stand when the counts don't say it already. `champs`: the codes of the answers that périmètres follow.
 */
export const dossiersDeVersion = async (
  db: Db,
  {
    dispositifId,
    champs,
    aLire,
    produitId,
  }: {
    readonly dispositifId: string
    readonly champs: readonly string[]
    readonly aLire: readonly CodeChapitre[]
    readonly produitId?: string
  },
): Promise<readonly DossierDeVersion[]> => {
  const { rows } = await sql<
    Omit<DossierDeVersion, 'chapitres'> & { readonly chapitres: readonly ChapitreACompter[] | null }
  >`
    select c.numero, c.statut, e.nom as entreprise, p.nom || ' ' || p.version as produit, c.etat -> 'profils' as profils,
      (select coalesce(json_object_agg(champ, c.etat #>> array['administrative', 'soumission', 'reponses', champ]), '{}')
        from unnest(${champs}::text[]) champ) as administrative,
      (select json_agg(json_build_object('code', h.code, 'total', h.total, 'deposees', h.deposees, 'conformes', h.conformes,
          'statuts', case when h.code = any(${aLire}::text[]) and
            (h.deposees > 0 and h.conformes < h.total or h.statuts::text like '%"hors_cas"%') then h.statuts end))
        from candidatures_chapitres h where h.numero = c.numero) as chapitres
    from candidatures c join produits p on p.id = c.produit_id join entreprises e on e.id = c.entreprise_id
    where c.dispositif_id = ${dispositifId} and c.statut <> 'close'
      ${produitId === undefined ? sql`` : sql`and c.produit_id = ${produitId}`}
    order by e.nom, p.nom, c.numero`.execute(db)
  return rows.map(({ chapitres, ...dossier }) => ({ ...dossier, chapitres: chapitres ?? [] }))
}
