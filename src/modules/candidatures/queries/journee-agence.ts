import { type RawBuilder, sql } from 'kysely'
import type { RoleAgent } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { CodeChapitre } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreDepose } from '../domain/candidature.ts'
import { etatComplet } from '../infra/lignes.ts'

/** A candidature as the agency's day reads it. `depuis`: the date of its last fact. */
export type DossierDuJour = {
  readonly etat: Candidature
  readonly entreprise: string
  readonly produit: string
  readonly depuis: Instant
}

/** The first ones, and how many there are in all. */
export type DossiersDuJour = { readonly dossiers: readonly DossierDuJour[]; readonly nombre: number }

/** A page of a day: each state comes whole. */
const LIMITE = 60

/** Where somebody with one of these roles must act, the queue of chapters apart; those that wait for longest first. */
export const dossiersQuiAttendent = (db: Db, roles: readonly RoleAgent[]): Promise<DossiersDuJour> =>
  lire(db, { ou: sql`c.attend <> '{}' and c.attend && ${roles}::text[]`, ordre: sql`c.maj_le` })

/** In which something may fall due within that many days: the clock would look at them by then. The nearest first. */
export const dossiersQuiEchoient = (db: Db, jours: number): Promise<DossiersDuJour> =>
  lire(db, { ou: sql`c.reveil <= now() + make_interval(days => ${jours})`, ordre: sql`c.reveil`, limite: 100 })

/**
 * P19 — in which a deadline that closes the file may have passed: which one, `echeancesDepassees` says. With
 * those that the clock has not come to yet, so that its delay hides nothing from anyone. First those proposed to that agent.
 */
export const dossiersAClore = (db: Db, personneId: string): Promise<DossiersDuJour> =>
  lire(db, {
    ou: sql`c.propose_a is not null or c.reveil <= now()`,
    ordre: sql`c.propose_a is not distinct from ${personneId} desc, c.maj_le`,
    limite: 200,
  })

type Rangee = DossierDuJour & {
  readonly chapitres: Readonly<Record<CodeChapitre, ChapitreDepose>> | null
  readonly nombre: number
}

const lire = async (
  db: Db,
  {
    ou,
    ordre,
    limite = LIMITE,
  }: {
    readonly ou: RawBuilder<unknown>
    readonly ordre: RawBuilder<unknown>
    readonly limite?: number
  },
): Promise<DossiersDuJour> => {
  const { rows } = await sql<Rangee>`
    with trouvees as (
      select c.numero, row_number() over (order by ${ordre}, c.numero) as rang, count(*) over () as nombre
      from candidatures c where ${ou})
    select c.etat, c.maj_le as depuis, e.nom as entreprise, p.nom || ' ' || p.version as produit, t.nombre,
      (select json_object_agg(h.code, h.etat order by h.ordre) from candidatures_chapitres h where h.numero = c.numero) as chapitres
    from trouvees t join candidatures c using (numero)
      join produits p on p.id = c.produit_id join entreprises e on e.id = c.entreprise_id
    where t.rang <= ${limite} order by t.rang`.execute(db)
  return {
    dossiers: rows.map(({ etat, chapitres, entreprise, produit, depuis }) => ({
      etat: etatComplet(etat, chapitres ?? {}),
      entreprise,
      produit,
      depuis,
    })),
    nombre: rows[0]?.nombre ?? 0,
  }
}
