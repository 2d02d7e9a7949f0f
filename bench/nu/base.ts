import { createHash } from 'node:crypto'
import pg from 'pg'
import { lireEntier, lireInstant } from '../../src/platform/db/types.ts'

/** Named statements: PostgreSQL parses and plans each of them once a connection. */
export type Question = { readonly name: string; readonly text: string }

const lecteurs = new Map<number, (texte: string) => unknown>([
  [pg.types.builtins.TIMESTAMPTZ, lireInstant],
  [pg.types.builtins.INT8, lireEntier],
])

export const ouvrir = (url: string): pg.Pool =>
  new pg.Pool({
    connectionString: url,
    max: 10,
    pipeline: true,
    types: { getTypeParser: (oid: number) => lecteurs.get(oid) ?? pg.types.getTypeParser(oid) },
  } as pg.PoolConfig)

const SESSION: Question = {
  name: 'session',
  text: `select p.id as "personneId", p.prenom, p.nom, p.entreprise_id as "entrepriseId", p.role_entreprise as role, e.nom as entreprise,
      array(select h.role from habilitations h where h.iss = p.iss and h.sub = p.sub and h.retiree_le is null order by h.role) as roles,
      array(select c.texte || ' ' || c.version from consentements c where c.personne_id = p.id) as acceptes
    from sessions s join personnes p on p.id = s.personne_id left join entreprises e on e.id = p.entreprise_id
    where s.id = $1 and s.expire_le > clock_timestamp() and s.vue_le > clock_timestamp() - interval '2 hours'`,
}

export type Qui = {
  readonly sessionId: string
  readonly personneId: string
  readonly prenom: string
  readonly nom: string
  readonly entrepriseId: string | null
  readonly role: string | null
  readonly roles: readonly string[]
}

/** Read at every request: it has no memory of sessions. */
export const quiEst = async (pool: pg.Pool, jeton: string): Promise<Qui | null> => {
  const sessionId = createHash('sha256').update(jeton).digest('hex')
  const { rows } = await pool.query<Omit<Qui, 'sessionId'>>({ ...SESSION, values: [sessionId] })
  return rows[0] ? { sessionId, ...rows[0] } : null
}
