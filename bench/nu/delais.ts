import type { Instant } from '../../src/kernel/temps.ts'
import type { Dispositif } from '../../src/modules/dispositifs/index.ts'

/** Since when a chapter is to be modified, in SQL: found in its state in less than half the time of reading it as JSON. */
export const demandeeLe = (chapitre: string): string =>
  `case when ${chapitre}.statut = 'a_modifier'
    then left(split_part(${chapitre}.etat::text, '"demandesLe":"', 2), 24)::timestamptz end`

/** INT-5, INT-6 — the two ends of a request for modifications, in SQL, from the SQL of its moment and of its delays. */
export const finDeGarde = (demandeeLe: string, heures: string): string =>
  `${demandeeLe} + make_interval(hours => ${heures})`
export const finDeReponse = (demandeeLe: string, jours: string): string =>
  `((${demandeeLe} at time zone 'Europe/Paris')::date + ${jours} + 1)::timestamp at time zone 'Europe/Paris'`

/** A moment as the product writes it in JSON. */
export const enJson = (moment: string): string =>
  `to_char((${moment}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** @throws Error for a programme without one of the delays that the bench's programmes have */
export const delaisDe = ({ delais, jalons }: Dispositif) => {
  const jalon = (voulu: string): Instant => connu(jalons.find(({ code }) => code === voulu)).quand
  return {
    heures: connu(delais.gardeRang).heures,
    jours: connu(delais.abandon).jours,
    completLe: jalon('J2'),
    finLe: jalon('J3'),
  }
}

const connu = <T>(valeur: T | null | undefined): T => {
  if (valeur === null || valeur === undefined) throw new Error('programme sans délai ni jalon')
  return valeur
}
