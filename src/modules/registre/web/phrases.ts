import { format } from '../../../ui/index.ts'
import type { Issue } from '../../dispositifs/index.ts'
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

/** What a document is, in the words of its programme where it is known. */
export const natureEnMots = (nature: NatureDocument, issue: Issue | undefined): string => {
  if (nature === 'attestation') return issue ? format.enMinuscule(issue.document) : 'attestation'
  const suite = issue ? ` ${issue.duActe}` : ''
  return `${nature === 'convention' ? 'convention signée par les deux parties' : 'rapport de conformité'}${suite}`
}

/** What the state means on that day, in a sentence. The last day is the one that the attestation bears. */
export const phraseEtat = (
  solution: SolutionReferencee,
  { etat, issue }: { readonly etat: EtatDuReferencement; readonly issue: Issue | undefined },
): string => {
  const [debut, fin] = [format.jour(solution.debutLe), format.jour(dernierJour(solution))]
  const acte = format.enMajuscule(issue?.leActe ?? 'ce numéro')
  switch (etat) {
    case 'a_venir':
      return `${acte} prendra effet le ${debut} et vaudra jusqu’au ${fin} inclus.`
    case 'en_vigueur':
      return `${acte} est en vigueur depuis le ${debut}, et vaut jusqu’au ${fin} inclus.`
    case 'expiree':
      return `${acte} n’est plus en vigueur : le document valait jusqu’au ${fin} inclus.`
  }
}
