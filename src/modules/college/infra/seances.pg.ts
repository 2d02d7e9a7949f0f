import { type Selectable, sql } from 'kysely'
import type { JourCivil } from '../../../kernel/temps.ts'
import { type Db, lireHorloge, type Tables, type Tx, unActe } from '../../../platform/db/index.ts'
import { insertionJournal } from '../../journal/index.ts'
import type { Seance } from '../domain/seance.ts'
import { lireOrdreDuJour } from '../queries/ordre-du-jour.ts'
import type { Chargee, Registre, UneFois } from '../use-cases/ports.ts'

/** The flux of the college in the journal; its id is the day of the séance. */
export const FLUX_COLLEGE = 'college'

export const makeUneFois =
  (db: Db): UneFois =>
  (acte, faire) =>
    unActe(db, acte, tx => faire(registreDe(tx)))

const registreDe = (tx: Tx): Registre => ({
  charger: jour => charger(tx, jour),
  horloge: () => lireHorloge(tx),
  lireOrdreDuJour: jour => lireOrdreDuJour(tx, jour),
  enregistrer: async ({ avant, seance, faits }) => {
    const version = avant.version + faits.length
    const close = seance.statut === 'close'
    const contenu = {
      version,
      membres: JSON.stringify(seance.membres),
      deports: JSON.stringify(seance.deports),
      close_le: close ? seance.closeLe : null,
      close_par: close ? JSON.stringify(seance.closePar) : null,
      pv: close ? seance.pv : null,
      extraits: close ? JSON.stringify(seance.extraits) : null,
    }
    if (avant.seance) await tx.updateTable('seances').set(contenu).where('jour', '=', seance.jour).execute()
    else {
      const { jour, heure, instance, lieu, convoqueeLe, convoqueePar } = seance
      await tx
        .insertInto('seances')
        .values({
          ...contenu,
          jour,
          heure,
          instance,
          lieu,
          convoquee_le: convoqueeLe,
          convoquee_par: JSON.stringify(convoqueePar),
        })
        .execute()
    }
    await insertionJournal({ flux: FLUX_COLLEGE, fluxId: seance.jour, depuis: avant.version, faits }).execute(tx)
  },
})

/** The day itself is locked: two people who convene it at once take turns, though there is no row yet. */
const charger = async (tx: Tx, jour: JourCivil): Promise<Chargee> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`seance:${jour}`}, 0))`.execute(tx)
  const rangee = await tx.selectFrom('seances').selectAll().where('jour', '=', jour).forUpdate().executeTakeFirst()
  return rangee ? { seance: enSeance(rangee), version: rangee.version } : { seance: null, version: 0 }
}

/** The row as the domain knows it. */
export const enSeance = (rangee: Selectable<Tables['seances']>): Seance => {
  const { jour, heure, instance, lieu, membres, deports, close_le: closeLe, close_par: closePar, pv, extraits } = rangee
  const socle = {
    jour,
    heure,
    instance,
    lieu,
    membres,
    deports,
    convoqueeLe: rangee.convoquee_le,
    convoqueePar: rangee.convoquee_par,
  }
  return closeLe && closePar && pv && extraits
    ? { ...socle, statut: 'close', closeLe, closePar, pv, extraits }
    : { ...socle, statut: 'convoquee' }
}
