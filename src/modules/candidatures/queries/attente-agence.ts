import { sql } from 'kysely'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { CodeChapitre } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreDepose, NumeroCandidature } from '../domain/candidature.ts'
import type { StatutEnAttente } from '../domain/suite.ts'
import { etatComplet } from '../infra/lignes.ts'

/** A candidature in which someone of the agency must act, and since when it waits. */
export type EnAttente = {
  readonly numero: NumeroCandidature
  readonly statut: StatutEnAttente
  readonly dispositifId: string
  readonly entreprise: string
  readonly produit: string
  readonly depuis: Instant
}

/** Steps handed over and not examined yet, files that wait for a convention, a séance, a decision or a signature. The oldest first. */
export const enAttenteDeLAgence = async (db: Db, { limite = 500 } = {}): Promise<readonly EnAttente[]> => {
  const { rows } = await sql<EnAttente>`
    select c.numero, c.statut, c.dispositif_id as "dispositifId", e.nom as entreprise, p.nom || ' ' || p.version as produit, c.maj_le as depuis
    from candidatures c join produits p on p.id = c.produit_id join entreprises e on e.id = c.entreprise_id
    where c.statut in ('prete_pour_convention', 'convention_signee', 'inscrite_au_college', 'attribuee')
      or (c.statut = 'candidature_administrative' and c.etat #>> '{administrative,statut}' = 'soumise')
      or (c.statut = 'eligibilite' and c.etat #>> '{eligibilite,statut}' = 'soumise')
    order by c.maj_le, c.numero limit ${limite}`.execute(db)
  return rows
}

type Rangee = {
  readonly etat: Candidature
  readonly chapitres: Readonly<Record<CodeChapitre, ChapitreDepose>> | null
  readonly entreprise: string
  readonly produit: string
}

/**
 * The open candidatures that could have let a date pass: an answer is awaited of the éditeur, or one of `jalonsPasses`
 * (programmes a milestone of which has passed) is theirs. Which date has passed, `echeancesDepassees` says.
 */
export const enAttenteDeLEditeur = async (
  db: Db,
  { jalonsPasses, limite = 500 }: { readonly jalonsPasses: readonly string[]; readonly limite?: number },
): Promise<readonly { readonly etat: Candidature; readonly entreprise: string; readonly produit: string }[]> => {
  const { rows } = await sql<Rangee>`
    select c.etat, e.nom as entreprise, p.nom || ' ' || p.version as produit,
      (select json_object_agg(h.code, h.etat order by h.ordre) from candidatures_chapitres h where h.numero = c.numero) as chapitres
    from candidatures c join produits p on p.id = c.produit_id join entreprises e on e.id = c.entreprise_id
    where c.statut in ('candidature_administrative', 'eligibilite', 'depot_des_preuves') and (
      c.dispositif_id = any(${jalonsPasses}::uuid[])
      or c.etat #>> '{administrative,statut}' = 'complement_demande'
      or c.etat #>> '{eligibilite,statut}' = 'complement_demande'
      or exists (select from candidatures_chapitres h where h.numero = c.numero and h.statut = 'a_modifier'))
    order by c.maj_le, c.numero limit ${limite}`.execute(db)
  return rows.map(({ etat, chapitres, entreprise, produit }) => ({
    etat: etatComplet(etat, chapitres ?? {}),
    entreprise,
    produit,
  }))
}

/** The versions of programmes that open candidatures are pinned to (GUI-3): the last published ones and older. */
export const dispositifsEnCours = async (db: Db): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`select distinct dispositif_id as id from candidatures
    where statut in ('candidature_administrative', 'eligibilite', 'depot_des_preuves')`.execute(db)
  return rows.map(({ id }) => id)
}
