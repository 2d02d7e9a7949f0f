import { estAvant, type Instant } from '../../../kernel/temps.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { Candidature } from './candidature.ts'
import { type Echeance, echeances, ferme } from './echeances.ts'

/** What an answer given at a moment would meet: the deadlines that it would hold, and those that it would not. */
export type SiReponse = {
  readonly objet: Echeance['objet']
  readonly tenues: readonly Echeance[]
  readonly manquees: readonly Echeance[]
  /** What it would come to: the file may be closed by then, the place is lost, or nothing is. */
  readonly issue: 'a_temps' | 'place_perdue' | 'trop_tard'
}

/**
 * « Et si je réponds le… » — by object, the nearest first, what `decide` would make of the éditeur's answer at that moment. A
 * milestone that falls before it is one of the things that would be missed.
 */
export const siReponse = (etat: Candidature, dispositif: Dispositif, le: Instant): readonly SiReponse[] => {
  const miennes = echeances(etat, dispositif).filter(
    ({ qui, effet }) => qui.partie === 'editeur' && effet !== 'rendez_vous',
  )
  const parObjet = Object.values(Object.groupBy(miennes, ({ objet }) => JSON.stringify(objet)))
  return parObjet.flatMap((siennes = []): readonly SiReponse[] => {
    const [premiere] = siennes
    if (!premiere) return []
    const tenues = siennes.filter(({ quand }) => estAvant(le, quand))
    const manquees = siennes.filter(({ quand }) => !estAvant(le, quand))
    const issue = manquees.some(ferme) ? 'trop_tard' : manquees.length > 0 ? 'place_perdue' : 'a_temps'
    return [{ objet: premiere.objet, tenues, manquees, issue }]
  })
}
