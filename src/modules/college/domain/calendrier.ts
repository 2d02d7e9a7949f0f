import type { JourCivil } from '../../../kernel/temps.ts'
import type { Dispositif } from '../../dispositifs/index.ts'

/** A séance that the programmes call for. */
export type SeanceAttendue = { readonly instance: string; readonly jour: JourCivil; readonly heure: string }

/** COL-1 — the next day of the week on which a college sits, today included. `jourDeSeance`: 1 is Monday, 7 Sunday. */
export const prochainJour = (aujourdhui: JourCivil, jourDeSeance: number): JourCivil => {
  const depuis = Temporal.PlainDate.from(aujourdhui)
  return depuis.add({ days: (jourDeSeance - depuis.dayOfWeek + 7) % 7 }).toString() as JourCivil
}

/** COL-1 — this week's séances: one for each college, day and hour that the programmes in force name, the nearest first. */
export const seancesAttendues = (
  dispositifs: readonly Pick<Dispositif, 'instances'>[],
  aujourdhui: JourCivil,
): readonly SeanceAttendue[] => {
  const toutes = dispositifs.map(({ instances: { college, jourDeSeance, heure } }) => ({
    instance: college,
    jour: prochainJour(aujourdhui, jourDeSeance),
    heure,
  }))
  const distinctes = new Map(toutes.map(seance => [`${seance.jour} ${seance.heure} ${seance.instance}`, seance]))
  return [...distinctes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, seance]) => seance)
}
