import { format } from '../../../ui/index.ts'
import type { EcheanceQuiFerme } from '../domain/echeances.ts'
import { libelleCloture } from './phrases.ts'

/** P19 — the reason of a closing, already written: what the éditeur reads when the clock pronounces it, what an agent may change. */
export const motifPropose = (echeance: EcheanceQuiFerme): string => {
  const nature = libelleCloture[echeance.effet]
  const depart = echeance.depuis ? ` La demande de l’agence date du ${format.dateHeure(echeance.depuis)}.` : ''
  return `${nature}.${depart} La réponse était attendue ${format.limite(echeance.quand)} et n’a pas été reçue.`
}
