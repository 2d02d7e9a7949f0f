import { format } from '../../../ui/index.ts'
import type { EtatDuReferencement, NatureDocument, SolutionReferencee } from '../domain/inscription.ts'

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

/** « du 7 avril 2026 au 7 avril 2031 », this last day excluded. */
export const periode = ({ debutLe, finLe }: SolutionReferencee): string =>
  `du ${format.jour(debutLe)} au ${format.jour(finLe)}`

/** What the state means on that day, in a sentence. */
export const phraseEtat = (solution: SolutionReferencee, etat: EtatDuReferencement): string => {
  switch (etat) {
    case 'a_venir':
      return `Le référencement prendra effet le ${format.jourLong(solution.debutLe)}.`
    case 'en_vigueur':
      return `Le référencement est en vigueur : il a pris effet le ${format.jour(solution.debutLe)} et prend fin le ${format.jour(solution.finLe)}.`
    case 'expiree':
      return `Le référencement n’est plus en vigueur : il a pris fin le ${format.jour(solution.finLe)}.`
  }
}
