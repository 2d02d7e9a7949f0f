import { sql } from 'kysely'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import { type Db, lireHorloge, type Tx, unActe } from '../../../platform/db/index.ts'
import { insertionJournal } from '../../journal/index.ts'
import { appliquerDeplacements, type Calendrier, type JalonDeplace } from '../domain/deplacement.ts'
import { lireDeplacements } from '../queries/deplacements.ts'
import type { DepotJalons, UneFoisJalons } from '../use-cases/ports.ts'
import { depotDispositifs, derniereLigne, FLUX_DISPOSITIF } from './dispositifs.pg.ts'
import { noterEcriture } from './ecritures.ts'

/** What follows from a move, asked for in its own transaction. */
export type ApresDeplacement = (
  tx: Tx,
  deplacement: { readonly code: string; readonly fait: JalonDeplace },
) => Promise<void>

/** P2, P10 — one transaction, once for each idempotency key, in which a milestone may be moved. */
export const makeUneFoisJalons =
  ({ db, apresDeplacement }: { readonly db: Db; readonly apresDeplacement: ApresDeplacement }): UneFoisJalons =>
  (acte, faire) =>
    unActe(db, acte, tx => faire(depotJalons(tx, apresDeplacement))).finally(noterEcriture)

const depotJalons = (tx: Tx, apresDeplacement: ApresDeplacement): DepotJalons => ({
  prendreCalendrier: async code => {
    const calendrier = await prendreCalendrier(tx, code)
    return { calendrier, now: await lireHorloge(tx) }
  },
  deplacer: async (code, fait) => {
    await ecrire(tx, code, fait)
    await apresDeplacement(tx, { code, fait })
  },
})

/** First whoever writes the programme, then all those who judge by its calendar: they have ended, and those to come wait. */
const prendreCalendrier = async (tx: Tx, code: string): Promise<Calendrier> => {
  const depot = depotDispositifs(tx)
  const publiee = await depot.derniere(code)
  if (!publiee) throw new NonTrouve()
  await depot.prendre(code)
  await sql`select pg_advisory_xact_lock(jalons_verrou(${code}))`.execute(tx)
  const deplacements = await lireDeplacements(tx, code)
  return { jalons: appliquerDeplacements(publiee, deplacements).jalons, revision: deplacements.length }
}

const ecrire = async (tx: Tx, code: string, fait: JalonDeplace): Promise<void> => {
  const { revision, jalon, avant, quand, motif, le, par } = fait
  const depuis = await derniereLigne(tx, code)
  await tx
    .insertInto('deplacements_de_jalon')
    .values({ code, revision, jalon, avant, quand, motif, le, par: JSON.stringify(par) })
    .execute()
  await insertionJournal({ flux: FLUX_DISPOSITIF, fluxId: code, depuis, faits: [fait] }).execute(tx)
}
