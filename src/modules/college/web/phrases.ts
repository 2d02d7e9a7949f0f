import { format, type Ton } from '../../../ui/index.ts'
import { phraseRefus, type Refus, type Statut } from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { Issue } from '../domain/ordre-du-jour.ts'
import type { RefusCollege, Seance } from '../domain/seance.ts'

/** CVN-2, DMN-3 — the statuses of a file that waits for a séance. */
export const PRETS: readonly Statut[] = ['convention_signee', 'prete_pour_decision']

/** What was decided of a file, in the words of its programme. */
export const issueEnMots = (kind: Issue['kind'], { issue }: Pick<Dispositif, 'issue'>): string => {
  if (kind === 'attribution') return issue.decision
  return kind === 'reserves' ? 'Réserves bloquantes' : 'À examiner'
}
export const tonIssue: Readonly<Record<Issue['kind'], Ton>> = {
  a_examiner: 'encours',
  attribution: 'succes',
  reserves: 'erreur',
}

export const libelleSeance: Readonly<Record<Seance['statut'], string>> = { convoquee: 'Convoquée', close: 'Close' }
export const tonSeance: Readonly<Record<Seance['statut'], Ton>> = { convoquee: 'encours', close: 'succes' }

/** « 14 h 00 », of an hour as it is kept. */
export const heureEnMots = (heure: string): string => heure.replace(/^0?(\d+):(\d\d)$/, '$1\u00a0h\u00a0$2')

export const phraseCollege = (refus: Refus | RefusCollege): string => {
  switch (refus.code) {
    case 'secretaire_seulement':
      return 'Seul le secrétariat du collège peut faire cet acte.'
    case 'seance_deja_convoquee':
      return `Une séance est déjà convoquée le ${format.jour(refus.jour)} : ouvrez-la, ou choisissez un autre jour.`
    case 'seance_dans_le_passe':
      return 'Choisissez aujourd’hui ou un jour à venir.'
    case 'heure_illisible':
      return 'Indiquez l’heure de la séance, par exemple 14:00.'
    case 'instance_obligatoire':
      return 'Indiquez quel collège se réunit.'
    case 'seance_close':
      return 'Cette séance est close : son procès-verbal est établi et ne change plus.'
    case 'seance_pas_encore_tenue':
      return `La séance se tient le ${format.jour(refus.jour)} : elle se clôt à partir de ce jour.`
    case 'membres_a_preciser':
      return 'Indiquez qui a siégé : au moins une personne.'
    case 'aucun_dossier':
      return 'Aucun dossier n’est inscrit à l’ordre du jour : il n’y a pas de procès-verbal à établir.'
    case 'dossiers_sans_decision':
      return `${format.pluriel(refus.candidatures.length, 'dossier attend', 'dossiers attendent')} une décision : ${format.enumeration(refus.candidatures)}. Consignez-la, ou retirez ${refus.candidatures.length > 1 ? 'ces dossiers' : 'ce dossier'} de l’ordre du jour.`
    case 'dossier_hors_seance':
      return 'Ce dossier n’est pas à l’ordre du jour de cette séance.'
    default:
      return phraseRefus(refus)
  }
}
