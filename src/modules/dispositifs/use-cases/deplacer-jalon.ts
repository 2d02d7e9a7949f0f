import type { Acte } from '../../../kernel/acteur.ts'
import {
  type DemandeDeDeplacement,
  deplacerJalon,
  type JalonDeplace,
  type RefusDeDeplacer,
} from '../domain/deplacement.ts'
import type { UneFoisJalons } from './ports.ts'

export type ResultatDeDeplacer =
  | { readonly ok: true; readonly fait: JalonDeplace }
  | { readonly ok: false; readonly refus: RefusDeDeplacer }
export type DeplacerJalon = (
  demande: DemandeDeDeplacement & { readonly acte: Acte; readonly code: string },
) => Promise<ResultatDeDeplacer>

/** Carries a refusal out of the transaction, which it undoes. */
class Refuse extends Error {
  readonly refus: RefusDeDeplacer
  constructor(refus: RefusDeDeplacer) {
    super(refus.code)
    this.refus = refus
  }
}

/**
 * P10 — the one way in which a milestone moves: for every version of the programme `code`, by a named administrator, with a
 * motive, in the journal. A refusal leaves nothing, not even its key. @throws NonTrouve when no version was published.
 */
export const makeDeplacerJalon =
  (uneFois: UneFoisJalons): DeplacerJalon =>
  async ({ acte, code, ...demande }) => {
    try {
      return await uneFois(acte, async depot => {
        const { calendrier, now } = await depot.prendreCalendrier(code)
        const decision = deplacerJalon(calendrier, demande, { acteur: acte.acteur, now })
        if (!decision.ok) throw new Refuse(decision.refus)
        const [fait] = decision.faits
        if (!fait) throw new Error('un déplacement sans fait')
        await depot.deplacer(code, fait)
        return { ok: true, fait } as const
      })
    } catch (erreur) {
      if (erreur instanceof Refuse) return { ok: false, refus: erreur.refus }
      throw erreur
    }
  }
