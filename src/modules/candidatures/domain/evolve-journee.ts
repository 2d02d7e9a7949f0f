import { inatteignable } from '../../../kernel/decision.ts'
import type { Journee } from './controles.ts'
import type { Fait } from './faits.ts'

type FaitDeJournee = Extract<
  Fait,
  {
    readonly type:
      | 'JourneeProposee'
      | 'JourneeConfirmee'
      | 'AutreDateDemandee'
      | 'JourneeDispensee'
      | 'JourneeConsignee'
      | 'EnregistrementDepose'
  }
>

/** INS-1…4 — `null` when it can't have happened. */
export const journeeApres = (journee: Journee | undefined, fait: FaitDeJournee): Journee | null => {
  const { le, par } = fait
  switch (fait.type) {
    case 'JourneeProposee':
      return { statut: 'proposee', quand: fait.quand, jeux: fait.jeux, proposeeLe: le, proposeePar: par }
    case 'JourneeDispensee':
      return { statut: 'dispensee', motif: fait.motif, dispenseeLe: le, dispenseePar: par }
    case 'JourneeConfirmee':
      return journee?.statut === 'proposee'
        ? { ...journee, statut: 'confirmee', confirmeeLe: le, confirmeePar: par }
        : null
    case 'AutreDateDemandee': {
      if (journee?.statut !== 'proposee' && journee?.statut !== 'confirmee') return null
      const { quand, jeux, proposeeLe, proposeePar } = journee
      return {
        statut: 'autre_date_demandee',
        motif: fait.motif,
        demandeeLe: le,
        quand,
        jeux,
        proposeeLe,
        proposeePar,
      }
    }
    case 'JourneeConsignee':
      return journee?.statut === 'confirmee'
        ? {
            ...journee,
            statut: 'tenue',
            resultats: fait.resultats,
            consigneeLe: le,
            consigneePar: par,
            enregistrements: [],
          }
        : null
    case 'EnregistrementDepose':
      return journee?.statut === 'tenue'
        ? { ...journee, enregistrements: [...journee.enregistrements, fait.depot] }
        : null
    default:
      return inatteignable(fait)
  }
}
