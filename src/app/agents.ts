import { sql } from 'kysely'
import type { RoleAgent } from '../kernel/acteur.ts'
import { type Agent, FLUX_CANDIDATURE } from '../modules/candidatures/index.ts'
import { agents, type AgentLu } from '../modules/identite/index.ts'
import type { Db } from '../platform/db/index.ts'

/** Who of the agency acted on a candidature, the last one first, of those who still hold that role. */
const intervenants = async (db: Db, numero: string, habilites: readonly AgentLu[]): Promise<readonly AgentLu[]> => {
  const { rows } = await sql<{ id: string }>`
    select par ->> 'id' as id from journal where flux = ${FLUX_CANDIDATURE} and flux_id = ${numero}
      and par ->> 'id' = any(${habilites.map(({ personneId }) => personneId)}::text[])
    group by 1 order by max(position) desc`.execute(db)
  return rows.flatMap(({ id }) => habilites.find(({ personneId }) => personneId === id) ?? [])
}

/** P19 — to whom a closing is proposed: the gestionnaire who last acted on the file, else the one with the fewest proposals open. */
export const agentPour = async (db: Db, numero: string): Promise<Agent | null> => {
  const gestionnaires = await agents(db, 'gestionnaire')
  const [connu] = await intervenants(db, numero, gestionnaires)
  const choisi = connu ?? (await lePlusLibre(db, gestionnaires))
  return choisi ? { id: choisi.personneId, nom: choisi.nom } : null
}

const lePlusLibre = async (db: Db, gestionnaires: readonly AgentLu[]): Promise<AgentLu | undefined> => {
  const { rows } = await sql<{ id: string; nombre: number }>`
    select propose_a as id, count(*) as nombre from candidatures where propose_a is not null group by 1`.execute(db)
  const ouvertes = new Map(rows.map(({ id, nombre }) => [id, nombre]))
  return gestionnaires.toSorted((a, b) => (ouvertes.get(a.personneId) ?? 0) - (ouvertes.get(b.personneId) ?? 0))[0]
}

/** Those of a role whom a file concerns: who acted on it, else all of them. */
export const agentsDuDossier = async (db: Db, numero: string, role: RoleAgent): Promise<readonly AgentLu[]> => {
  const habilites = await agents(db, role)
  const connus = await intervenants(db, numero, habilites)
  return connus.length > 0 ? connus : habilites
}
