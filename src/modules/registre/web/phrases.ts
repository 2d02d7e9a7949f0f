import { format } from '../../../ui/index.ts'
import {
  dernierJour,
  type EtatDuReferencement,
  type NatureDocument,
  type SolutionReferencee,
} from '../domain/inscription.ts'

export const libelleEtat: Readonly<Record<EtatDuReferencement, string>> = {
  a_venir: 'À venir',
  en_vigueur: 'En vigueur',
  expiree: 'Expirée',
}

export const tonEtat: Readonly<Record<EtatDuReferencement, 'succes' | 'neutre' | 'info'>> = {
  a_venir: 'info',
  en_vigueur: 'succes',
  expiree: 'neutre',
}

export const libelleNature: Readonly<Record<NatureDocument, string>> = {
  attestation: 'l’attestation',
  convention: 'la convention signée par les deux parties',
  rapport: 'le rapport de conformité',
}

/** What the state means on that day, in a sentence. The last day is the one that the attestation bears. */
export const phraseEtat = (solution: SolutionReferencee, etat: EtatDuReferencement): string => {
  const [debut, fin] = [format.jour(solution.debutLe), format.jour(dernierJour(solution))]
  switch (etat) {
    case 'a_venir':
      return `Le référencement prendra effet le ${debut} et vaudra jusqu’au ${fin} inclus.`
    case 'en_vigueur':
      return `Le référencement est en vigueur : il a pris effet le ${debut} et vaut jusqu’au ${fin} inclus.`
    case 'expiree':
      return `Le référencement n’est plus en vigueur : il valait jusqu’au ${fin} inclus.`
  }
}
