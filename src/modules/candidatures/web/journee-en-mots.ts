import type { Journee } from '../domain/controles.ts'
import { libelleJournee } from './phrases.ts'

/** INS-1…4 — where the test day stands, in one line: what is still awaited of a day that was held is said too. */
export const journeeEnMots = (journee: Journee | undefined): string => {
  if (journee === undefined) return 'Aucune date n’est encore proposée'
  if (journee.statut !== 'tenue') return libelleJournee[journee.statut]
  if (!journee.resultats.every(({ atteint }) => atteint))
    return 'Tenue, mais un résultat au moins n’est pas atteint : une autre journée est à tenir'
  return journee.enregistrements.length === 0 ? 'Tenue, son enregistrement est attendu' : libelleJournee.tenue
}
