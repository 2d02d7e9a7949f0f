import { sql } from 'kysely'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import { commeFait, lireJournaux } from '../../journal/index.ts'
import type { NumeroCandidature, Statut } from '../domain/candidature.ts'
import type { Fait } from '../domain/faits.ts'
import { FLUX } from '../infra/candidatures.pg.ts'

/** A candidature as it was lived: every fact of it, the first one first. */
export type DossierVecu = {
  readonly numero: NumeroCandidature
  readonly statut: Statut
  readonly produit: string
  readonly entreprise: string
  readonly faits: readonly Fait[]
}

export type SourceDeDossiers = { readonly guichet: string; readonly dossiers: 'ouverts' | 'tous' }

/** A whole journal weighs some hundred kilobytes: what is held at once is a few of them. */
const PAR_LOT = 20

/** The candidatures of a guichet with their facts, by number, a few at a time: however many there are, little is held. */
export async function* dossiersVecus(
  db: Db,
  { guichet, dossiers }: SourceDeDossiers,
): AsyncGenerator<readonly DossierVecu[]> {
  for (let dernier = ''; ; ) {
    const { rows } = await sql<Omit<DossierVecu, 'faits'>>`
      select c.numero, c.statut, p.nom || ' ' || p.version as produit, e.nom as entreprise
      from candidatures c join produits p on p.id = c.produit_id join entreprises e on e.id = c.entreprise_id
      where c.guichet = ${guichet} and c.numero > ${dernier} and ${dossiers === 'tous' ? sql`true` : OUVERTS}
      order by c.numero limit ${PAR_LOT}`.execute(db)
    const numeros = rows.map(({ numero }) => numero)
    const journaux = await lireJournaux(db, { flux: FLUX, fluxIds: numeros })
    if (rows.length > 0)
      yield rows.map(ligne => ({
        ...ligne,
        faits: (journaux.get(ligne.numero) ?? []).map(ecrite => commeFait<Fait>(ecrite)),
      }))
    if (rows.length < PAR_LOT) return
    dernier = numeros.at(-1) ?? dernier
  }
}

const OUVERTS = sql`c.statut not in ('close', 'referencee')`

/** How many there are and how much was written in them: the same, nothing has happened meanwhile. `le`: PostgreSQL's clock. */
export type Recensement = { readonly dossiers: number; readonly lignes: number; readonly le: Instant }

export const recenserDossiers = async (db: Db, { guichet, dossiers }: SourceDeDossiers): Promise<Recensement> => {
  const { rows } = await sql<Recensement>`
    select count(*)::int as dossiers, coalesce(sum(c.version), 0)::int as lignes, clock_timestamp() as le
    from candidatures c where c.guichet = ${guichet} and ${dossiers === 'tous' ? sql`true` : OUVERTS}`.execute(db)
  const [lu] = rows
  if (!lu) throw new Error('la base ne répond pas')
  return lu
}
