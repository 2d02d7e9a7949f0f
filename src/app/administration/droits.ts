import { type RawBuilder, sql } from 'kysely'
import type { Auteur, RoleAgent } from '../../kernel/acteur.ts'
import type { Instant } from '../../kernel/temps.ts'
import type { Compte } from '../../modules/identite/index.ts'
import type { Db } from '../../platform/db/index.ts'

/** A right of the agency, given and perhaps taken back, with who did it as they were then. */
export type Droit = Compte & {
  readonly id: number
  readonly role: RoleAgent
  readonly accordeLe: Instant
  readonly accordePar: Auteur
  readonly retireLe: Instant | null
  readonly retirePar: Auteur | null
  /** Null for an account that never came: it has a right already, and no name here yet. */
  readonly titulaire: Titulaire | null
}

export type Titulaire = { readonly id: string; readonly nom: string; readonly courriel: string }

type Filtre = { readonly ou: RawBuilder<boolean>; readonly ordre: RawBuilder<unknown> }

const lire = async (db: Db, { ou, ordre }: Filtre): Promise<readonly Droit[]> => {
  const { rows } = await sql<Droit>`
    select h.id, h.iss, h.sub, h.role, h.accordee_le as "accordeLe", h.accordee_par as "accordePar",
      h.retiree_le as "retireLe", h.retiree_par as "retirePar",
      case when p.id is not null then
        json_build_object('id', p.id, 'nom', btrim(p.prenom || ' ' || p.nom), 'courriel', p.courriel) end as titulaire
    from habilitations h left join personnes p on p.iss = h.iss and p.sub = h.sub
    where ${ou} order by ${ordre}`.execute(db)
  return rows
}

/** The words of a search as a pattern: `%` and `_` are themselves. */
export const motifDe = (recherche: string): string => `%${recherche.trim().replace(/[\\%_]/g, '\\$&')}%`

/** The rights in force, by name; of the people whose name or address holds `recherche`. */
export const droitsEnVigueur = (db: Db, recherche = ''): Promise<readonly Droit[]> => {
  const motif = motifDe(recherche)
  return lire(db, {
    ou: sql<boolean>`h.retiree_le is null
      and (${motif} = '%%' or p.prenom || ' ' || p.nom ilike ${motif} or p.nom || ' ' || p.prenom ilike ${motif}
        or p.courriel ilike ${motif} or h.sub ilike ${motif})`,
    ordre: sql`p.nom nulls last, p.prenom, h.iss, h.sub, h.role`,
  })
}

/** All the rights that an account has or had, the last given first. */
export const droitsDe = (db: Db, { iss, sub }: Compte): Promise<readonly Droit[]> =>
  lire(db, { ou: sql<boolean>`h.iss = ${iss} and h.sub = ${sub}`, ordre: sql`h.accordee_le desc, h.id desc` })

export const lireDroit = async (db: Db, id: number): Promise<Droit | null> =>
  (await lire(db, { ou: sql<boolean>`h.id = ${id}`, ordre: sql`h.id` }))[0] ?? null

/** A right given or taken back. */
export type Mouvement = {
  readonly le: Instant
  readonly par: Auteur
  readonly geste: 'accorde' | 'retire'
  readonly droit: Droit
}

/** What became of these rights, the last act first. */
export const mouvementsDe = (droits: readonly Droit[]): readonly Mouvement[] =>
  droits
    .flatMap((droit): readonly Mouvement[] => [
      { le: droit.accordeLe, par: droit.accordePar, geste: 'accorde', droit },
      ...(droit.retireLe !== null && droit.retirePar !== null
        ? [{ le: droit.retireLe, par: droit.retirePar, geste: 'retire' as const, droit }]
        : []),
    ])
    .toSorted((a, b) => (a.le < b.le ? 1 : a.le > b.le ? -1 : 0))

/** The last acts on anybody's rights: those on accounts that never came are to be read here only. */
export const derniersMouvements = async (db: Db, limite: number): Promise<readonly Mouvement[]> => {
  const droits = await lire(db, {
    ou: sql<boolean>`h.id in (select id from habilitations order by greatest(accordee_le, retiree_le) desc limit ${limite})`,
    ordre: sql`h.id`,
  })
  return mouvementsDe(droits).slice(0, limite)
}

/** Somebody known of the service who holds no right of the agency. */
export type PersonneSansDroit = Titulaire & { readonly entreprise: string | null }

export const TAILLE_PAGE = 50

/** Those without a right whose name, address or company holds `recherche`, by name. `page` from 1. */
export const personnesSansDroit = async (
  db: Db,
  { recherche, page }: { readonly recherche: string; readonly page: number },
): Promise<{ readonly personnes: readonly PersonneSansDroit[]; readonly nombre: number }> => {
  const motif = motifDe(recherche)
  const trouvees = sql`personnes p left join entreprises e on e.id = p.entreprise_id
    where not exists (select from habilitations h where h.iss = p.iss and h.sub = p.sub and h.retiree_le is null)
      and (${motif} = '%%' or p.prenom || ' ' || p.nom ilike ${motif} or p.nom || ' ' || p.prenom ilike ${motif}
        or p.courriel ilike ${motif} or e.nom ilike ${motif})`
  const [{ rows }, { rows: comptes }] = await Promise.all([
    sql<PersonneSansDroit>`
      select p.id, btrim(p.prenom || ' ' || p.nom) as nom, p.courriel, e.nom as entreprise from ${trouvees}
      order by p.nom, p.prenom, p.id limit ${TAILLE_PAGE} offset ${(page - 1) * TAILLE_PAGE}`.execute(db),
    sql<{ nombre: number }>`select count(*) as nombre from ${trouvees}`.execute(db),
  ])
  return { personnes: rows, nombre: comptes[0]?.nombre ?? 0 }
}
