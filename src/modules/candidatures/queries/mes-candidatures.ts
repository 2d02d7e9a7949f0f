import { sql } from 'kysely'
import type { Personne } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { CodeChapitre } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreDepose } from '../domain/candidature.ts'
import { etatComplet } from '../infra/lignes.ts'
import { visiblePar } from '../infra/visibilite.ts'

/** A candidature that is not closed, with all that is to be done in it. */
export type MaCandidature = {
  readonly etat: Candidature
  readonly produit: { readonly id: string; readonly nom: string; readonly version: string }
  readonly majLe: Instant
}

type Rangee = {
  readonly le: Instant
  readonly etat: Candidature | null
  readonly produit_id: string
  readonly nom: string
  readonly version: string
  readonly maj_le: Instant
  readonly chapitres: Readonly<Record<CodeChapitre, ChapitreDepose>> | null
}

/**
 * What this person has under way, the last changed first, whole and in one statement. `le`: PostgreSQL's clock when it
 * was read, which delays are shown against.
 */
export const mesCandidatures = async (
  db: Db,
  { acteur, limite = 100 }: { readonly acteur: Personne; readonly limite?: number },
): Promise<{ readonly candidatures: readonly MaCandidature[]; readonly le: Instant }> => {
  const { rows } = await sql<Rangee>`
    select clock_timestamp() as le, m.*
    from (select) rien left join lateral (
      select c.etat, c.produit_id, p.nom, p.version, c.maj_le, c.numero,
        (select json_object_agg(h.code, h.etat order by h.ordre) from candidatures_chapitres h where h.numero = c.numero) as chapitres
      from candidatures c join produits p on p.id = c.produit_id
      where c.statut <> 'close' and ${visiblePar(acteur)}
      order by c.maj_le desc, c.numero limit ${limite}) m on true
    order by m.maj_le desc, m.numero`.execute(db)
  const [premiere] = rows
  if (!premiere) throw new Error('la base ne répond pas')
  return {
    le: premiere.le,
    candidatures: rows.flatMap(({ etat, chapitres, produit_id: id, nom, version, maj_le: majLe }) =>
      etat === null ? [] : [{ etat: etatComplet(etat, chapitres ?? {}), produit: { id, nom, version }, majLe }],
    ),
  }
}
