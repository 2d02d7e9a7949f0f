import { type RawBuilder, sql } from 'kysely'
import type { RoleAgent, RoleEntreprise } from '../../../kernel/acteur.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { PersonneConnue } from '../domain/entree.ts'
import { idDeSession } from './jetons.ts'
import { INACTIVITE_H } from './sessions.pg.ts'

export type SessionConnue = {
  readonly sessionId: string
  readonly personne: PersonneConnue
  readonly entreprise: string | null
}

type Ligne = {
  readonly personneId: string
  readonly prenom: string
  readonly nom: string
  readonly courriel: string
  readonly entrepriseId: string | null
  readonly role: RoleEntreprise | null
  readonly roles: readonly RoleAgent[]
  readonly acceptes: readonly string[]
  readonly entreprise: string | null
  readonly aNoter: boolean
}

/** What is known of the person `p` of a query, rights included. */
export const colonnesDePersonne: RawBuilder<unknown> = sql`
  p.id as "personneId", p.prenom, p.nom, p.courriel, p.entreprise_id as "entrepriseId", p.role_entreprise as role,
  array(select h.role from habilitations h
    where h.iss = p.iss and h.sub = p.sub and h.retiree_le is null order by h.role) as roles,
  array(select c.texte || ' ' || c.version from consentements c where c.personne_id = p.id) as acceptes`

/**
 * What a cookie is worth now, in one statement: asked for each session at most once a second. Being seen is noted once a
 * minute, which is precise enough for two hours without use.
 */
export const resoudrePg =
  (db: Db) =>
  async (jeton: string): Promise<SessionConnue | null> => {
    const sessionId = idDeSession(jeton)
    const { rows } = await sql<Ligne>`
      select ${colonnesDePersonne}, e.nom as entreprise, s.vue_le < clock_timestamp() - interval '1 minute' as "aNoter"
      from sessions s join personnes p on p.id = s.personne_id left join entreprises e on e.id = p.entreprise_id
      where s.id = ${sessionId} and s.expire_le > clock_timestamp()
        and s.vue_le > clock_timestamp() - make_interval(hours => ${INACTIVITE_H})`.execute(db)
    const ligne = rows[0]
    if (!ligne) return null
    const { aNoter, entreprise, ...personne } = ligne
    if (aNoter) await sql`update sessions set vue_le = clock_timestamp() where id = ${sessionId}`.execute(db)
    return { sessionId, personne, entreprise }
  }
