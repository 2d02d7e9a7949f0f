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
  readonly etat: Candidature
  readonly version: number
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

/** @throws NonTrouve for a number that is not one, that nobody has, or that this person may not see (P23). */
export const voirCandidature = async (
  db: Db,
  { numero, acteur }: { readonly numero: string; readonly acteur: Personne },
): Promise<CandidatureVue> => {
  const lu = lireNumero(numero)
  if (!lu) throw new NonTrouve()
  const { rows } = await sql<Rangee>`
    select c.etat, c.version, clock_timestamp() as le, c.guichet, c.produit_id, p.nom as produit_nom, p.version as produit_version,
      c.entreprise_id, e.nom as entreprise_nom, e.siret,
      (select json_object_agg(h.code, h.etat order by h.ordre) from candidatures_chapitres h where h.numero = c.numero) as chapitres
    from candidatures c join produits p on p.id = c.produit_id join entreprises e on e.id = c.entreprise_id
    where c.numero = ${lu} and ${visiblePar(acteur)}`.execute(db)
  const rangee = rows[0]
  if (!rangee) throw new NonTrouve()
  return {
    etat: etatComplet(rangee.etat, rangee.chapitres ?? {}),
    version: rangee.version,
    le: rangee.le,
    guichet: rangee.guichet,
    produit: { id: rangee.produit_id, nom: rangee.produit_nom, version: rangee.produit_version },
    entreprise: { id: rangee.entreprise_id, nom: rangee.entreprise_nom, siret: rangee.siret },
  }
}
