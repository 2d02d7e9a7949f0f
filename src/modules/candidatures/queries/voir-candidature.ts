import { sql } from 'kysely'
import type { Personne } from '../../../kernel/acteur.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { CodeChapitre } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreDepose } from '../domain/candidature.ts'
import { lireNumero } from '../domain/numero.ts'
import { etatComplet } from '../infra/lignes.ts'
import { visiblePar } from '../infra/visibilite.ts'
import type { MemoireDesEtats } from './memoire.ts'

/** A candidature as a page shows it: the state, and the names of what it is about. */
export type CandidatureVue = {
  readonly etat: Candidature
  readonly version: number
  /** PostgreSQL's clock when it was read: what delays are shown against. */
  readonly le: Instant
  readonly guichet: string
  readonly produit: { readonly id: string; readonly nom: string; readonly version: string }
  readonly entreprise: { readonly id: string; readonly nom: string; readonly siret: string }
}

type Rangee = {
  /** Null when the state is the one already known. */
  readonly etat: Candidature | null
  readonly version: number
  readonly maj_le: Instant
  readonly le: Instant
  readonly guichet: string
  readonly produit_id: string
  readonly produit_nom: string
  readonly produit_version: string
  readonly entreprise_id: string
  readonly entreprise_nom: string
  readonly siret: string
  readonly chapitres: Readonly<Record<CodeChapitre, ChapitreDepose>> | null
}

/**
 * @param memoire where states already read are found again; without one, the state is always sent
 * @throws NonTrouve for a number that is not one, that nobody has, or that this person may not see (P23).
 */
export const voirCandidature = async (
  db: Db,
  { numero, acteur }: { readonly numero: string; readonly acteur: Personne },
  memoire?: MemoireDesEtats,
): Promise<CandidatureVue> => {
  const lu = lireNumero(numero)
  if (!lu) throw new NonTrouve()
  const connu = memoire?.lire(lu)
  const { rows } = await sql<Rangee>`
    select s.etat, s.chapitres, c.version, c.maj_le, clock_timestamp() as le, c.guichet, c.produit_id, p.nom as produit_nom,
      p.version as produit_version, c.entreprise_id, e.nom as entreprise_nom, e.siret
    from candidatures c join produits p on p.id = c.produit_id join entreprises e on e.id = c.entreprise_id
      left join lateral (select c.etat, (select json_object_agg(h.code, h.etat order by h.ordre)
        from candidatures_chapitres h where h.numero = c.numero) as chapitres) s
        on (c.version, c.maj_le) is distinct from (${connu?.version ?? null}::integer, ${connu?.majLe ?? null}::timestamptz)
    where c.numero = ${lu} and ${visiblePar(acteur)}`.execute(db)
  const rangee = rows[0]
  if (!rangee) throw new NonTrouve()
  const etat = rangee.etat === null ? connu?.etat : etatComplet(rangee.etat, rangee.chapitres ?? {})
  if (!etat) throw new Error(`candidature ${lu} sans état`)
  if (rangee.etat !== null) memoire?.garder(lu, { version: rangee.version, majLe: rangee.maj_le, etat })
  return {
    etat,
    version: rangee.version,
    le: rangee.le,
    guichet: rangee.guichet,
    produit: { id: rangee.produit_id, nom: rangee.produit_nom, version: rangee.produit_version },
    entreprise: { id: rangee.entreprise_id, nom: rangee.entreprise_nom, siret: rangee.siret },
  }
}
