import type { Personne } from '../../../kernel/acteur.ts'
import { type CandidatureVue, decide, type Refus } from '../../candidatures/index.ts'
import type { CodeChapitre, Dispositif, NumeroPreuve } from '../../dispositifs/index.ts'
import type { Precisions } from './deposer.ts'

type Essai = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly acteur: Personne
  readonly chapitre: CodeChapitre
  readonly preuve: NumeroPreuve
  readonly precisions?: Precisions
}

/** Why the procedure would refuse a deposit for that proof now; `null` when it would take it. */
export const refusDEssai = ({ vue, dispositif, acteur, chapitre, preuve, precisions }: Essai): Refus | null => {
  const decision = decide(
    vue.etat,
    {
      type: 'deposerPreuve',
      chapitre,
      preuve,
      depotId: '',
      remplace: [],
      contenu: { nature: 'lien', url: '' },
      ...precisions,
    },
    { acteur, now: vue.le, dispositif },
  )
  return decision.ok ? null : decision.refus
}

/** What is still to be said with the pièce: a form asks for it. */
const aPreciser: readonly Refus['code'][] = ['homologation_a_preciser', 'rapport_de_test_a_completer']

/** Whether a form for that proof is of any use: the rule answers, not the page. */
export const depotPossible = (essai: Omit<Essai, 'precisions'>): boolean => {
  const refus = refusDEssai(essai)
  return refus === null || aPreciser.includes(refus.code)
}
