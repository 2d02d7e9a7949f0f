import { sql } from 'kysely'
import type { Instant } from '../../../kernel/temps.ts'
import { cleDeterministe, type Db, enTransaction, type Tx, unActeDans } from '../../../platform/db/index.ts'
import type { Agent, NumeroCandidature } from '../domain/candidature.ts'
import type { Reveil } from '../use-cases/ports.ts'
import type { EnvoiDeRappels, Reclamer } from '../use-cases/reveiller.ts'
import { type Branchements, registreDe } from './candidatures.pg.ts'

/** What other modules do for the clock, in its transaction. */
export type BranchementsHorloge = {
  readonly rappeler: (tx: Tx, envoi: EnvoiDeRappels) => Promise<void>
  readonly agentPour: (tx: Tx, numero: NumeroCandidature) => Promise<Agent | null>
}

type Due = { readonly numero: NumeroCandidature; readonly depuis: Instant; readonly tentatives: number | null }

/**
 * The one due for longest that nobody holds, and that did not fail a moment ago. `now()`, when the transaction began, is a
 * bound that the index can stop at.
 */
const PREMIERE = sql<Due>`
  select c.numero, c.reveil as depuis, e.tentatives from candidatures c left join reveils_en_echec e on e.numero = c.numero
  where c.reveil <= now() and (e.reprise_le is null or e.reprise_le <= now())
  order by c.reveil, c.numero limit 1 for update of c skip locked`

/** The clock answers to nobody: its acts keep no result. */
const sansResultat = (): never => {
  throw new Error('un acte de l’horloge n’a pas de résultat')
}

export const makeReclamer =
  ({ db, rappeler, agentPour, ...branchements }: Branchements & BranchementsHorloge & { readonly db: Db }): Reclamer =>
  async faire => {
    const prise: { due: Due | undefined } = { due: undefined }
    try {
      return await enTransaction(db, async tx => {
        const due = (await PREMIERE.execute(tx)).rows[0]
        if (!due) return null
        prise.due = due
        const { numero, depuis, tentatives } = due
        await faire({
          numero,
          depuis,
          registre: registreDe(tx, { ...branchements, achever: sansResultat }),
          uneFois: (nom, agir) => uneFois(tx, nom, agir),
          endormir: reveil => endormir(tx, numero, reveil),
          rappeler: envoi => rappeler(tx, envoi),
          agentPour: () => agentPour(tx, numero),
        })
        if (tentatives !== null) await sql`delete from reveils_en_echec where numero = ${numero}`.execute(tx)
        return { numero, erreur: null }
      })
    } catch (cause) {
      // Without a candidature to blame, it is the base that is away: whoever called sees to it.
      if (!prise.due) throw cause
      const erreur = cause instanceof Error ? cause : new Error(String(cause))
      await mettreDeCote(db, prise.due.numero, erreur)
      return { numero: prise.due.numero, erreur }
    }
  }

const uneFois = async (tx: Tx, nom: string, agir: () => Promise<void>): Promise<boolean> => {
  const fait = { neuf: false }
  const acte = { acteur: { kind: 'horloge' }, cle: cleDeterministe(`horloge:${nom}`), empreinte: nom } as const
  await unActeDans(tx, acte, async () => {
    fait.neuf = true
    await agir()
  })
  return fait.neuf
}

const endormir = async (tx: Tx, numero: string, { quand, attend, proposeA }: Reveil): Promise<void> => {
  await sql`update candidatures set reveil = ${quand}, attend = ${attend}::text[], propose_a = ${proposeA}
    where numero = ${numero}`.execute(tx)
}

/** Half a minute, then twice as long each time, six hours at most: seen in time once the fault is repaired. */
const mettreDeCote = async (db: Db, numero: string, erreur: Error): Promise<void> => {
  await sql`insert into reveils_en_echec as e (numero, tentatives, reprise_le, erreur)
    values (${numero}, 1, clock_timestamp() + interval '30 seconds', ${erreur.message})
    on conflict (numero) do update set tentatives = e.tentatives + 1, erreur = excluded.erreur,
      reprise_le = clock_timestamp() + least(interval '6 hours', interval '30 seconds' * 2 ^ least(e.tentatives, 20))`.execute(
    db,
  )
}

/** In how many milliseconds a candidature is due, by PostgreSQL's clock; null when none will be. */
export const prochainReveilDans = async (db: Db): Promise<number | null> => {
  const { rows } = await sql<{ dans: number | null }>`
    select (extract(epoch from reveil - clock_timestamp()) * 1000)::float8 as dans from candidatures
    where reveil > now() order by reveil limit 1`.execute(db)
  return rows[0]?.dans ?? null
}

/**
 * P10 — every open candidature of a guichet is looked at anew: a milestone of theirs was moved. To be asked for once the move
 * is committed: who judges by a calendar holds it, with its candidature locked.
 */
export const reveillerTout = async (tx: Tx, guichet: string): Promise<void> => {
  await sql`update candidatures set reveil = least(reveil, clock_timestamp())
    where numero in (select numero from candidatures where guichet = ${guichet} and statut not in ('close', 'referencee')
      order by numero for update)`.execute(tx)
}
