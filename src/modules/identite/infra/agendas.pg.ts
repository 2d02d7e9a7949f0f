import { sql } from 'kysely'
import type { Instant } from '../../../kernel/temps.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { PersonneConnue } from '../domain/entree.ts'
import { idDeSession, jetonNeuf } from './jetons.ts'
import { colonnesDePersonne } from './resolution.pg.ts'

export type Agendas = {
  /** Since when this person's agenda can be read by its address; `null` when it can't. */
  readonly ouvertLe: (personneId: string) => Promise<Instant | null>
  /** A new secret, told once: the one before is worth nothing any more. */
  readonly ouvrir: (personneId: string) => Promise<string>
  readonly fermer: (personneId: string) => Promise<void>
  /** Who is behind a secret, with the rights of this very moment (P32). */
  readonly personneDe: (jeton: string) => Promise<PersonneConnue | null>
}

export const agendasPg = (db: Db): Agendas => ({
  ouvertLe: async personneId => {
    const { rows } = await sql<{ ouvert_le: Instant }>`
      select ouvert_le from agendas where personne_id = ${personneId}`.execute(db)
    return rows[0]?.ouvert_le ?? null
  },
  ouvrir: async personneId => {
    const jeton = jetonNeuf()
    await sql`insert into agendas (personne_id, empreinte) values (${personneId}, ${idDeSession(jeton)})
      on conflict (personne_id) do update set empreinte = excluded.empreinte, ouvert_le = clock_timestamp()`.execute(db)
    return jeton
  },
  fermer: async personneId => {
    await sql`delete from agendas where personne_id = ${personneId}`.execute(db)
  },
  personneDe: async jeton => {
    const { rows } = await sql<PersonneConnue>`
      select ${colonnesDePersonne} from agendas a join personnes p on p.id = a.personne_id
      where a.empreinte = ${idDeSession(jeton)}`.execute(db)
    return rows[0] ?? null
  },
})
