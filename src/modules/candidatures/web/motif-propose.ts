import { format } from '../../../ui/index.ts'
import type { EcheanceQuiFerme } from '../domain/echeances.ts'
import { libelleCloture } from './phrases.ts'

/** What the procedure says: the ground in law of each closing. */
const enDroit: Readonly<Record<EcheanceQuiFerme['effet'], string>> = {
  complement_sans_reponse:
    'La procédure de référencement prévoit que la demande est rejetée si l’éditeur ne répond pas à une demande de complément dans le délai, compté en jours ouvrés à compter de celle-ci.',
  sans_reponse_30_jours:
    'La procédure de référencement prévoit que la demande est considérée comme abandonnée si l’éditeur ne répond pas dans le délai qui suit la sollicitation de l’agence.',
  jalon_manque: 'La procédure de référencement fixe des jalons, qui valent pour tous les candidats.',
  refus_motive: '',
  reserves_apres_j3: '',
}

/** What each milestone asks for, and what was missing. */
const duJalon = {
  'JAL-1':
    'la candidature administrative et le formulaire d’éligibilité devaient avoir été soumis au moins une fois ; les deux ne l’avaient pas été',
  'JAL-2':
    'le dossier complet de preuves devait avoir été soumis au moins une première fois ; une partie ne l’avait pas été',
  'JAL-3': 'l’ensemble des compléments devait avoir été transmis ; une partie ne l’avait pas été',
} as const

const enFait = ({ regle, quand, depuis, qui }: EcheanceQuiFerme): string => {
  if (regle === 'JAL-1' || regle === 'JAL-2' || regle === 'JAL-3') {
    const enMain = qui.partie === 'agence' ? ' À ce moment, le dossier était entre les mains de l’agence.' : ''
    return `Avant le jalon ${regle.slice(-1)}, le ${format.dateHeure(quand)}, ${duJalon[regle]}.${enMain}`
  }
  const demande = depuis ? `La demande de l’agence date du ${format.dateHeure(depuis)}. ` : ''
  return `${demande}La réponse était attendue ${format.limite(quand)} et n’a pas été reçue.`
}

/**
 * P19, ADM-8, INT-6, JAL-1…3 — the reason of a closing, already written, in law then in fact: what the éditeur reads when the
 * clock pronounces it, what an agent may change.
 */
export const motifPropose = (echeance: EcheanceQuiFerme): string =>
  [`${libelleCloture[echeance.effet]}.`, enDroit[echeance.effet], enFait(echeance)]
    .filter(phrase => phrase !== '')
    .join(' ')
