import type { Acte } from '../../../kernel/acteur.ts'
import type { Decision } from '../../../kernel/decision.ts'
import { evolve, type FaitMarqueBlanche, type MarqueBlanche } from '../domain/marque-blanche.ts'
import type { DepotMarques, Issue, UneFoisMarques } from './ports.ts'

/** Gets out of the transaction, which it undoes: the same form, corrected, is a new act. */
class Refuse extends Error {}

/** Load, decide, save, in one transaction; a refusal leaves nothing, not even its key. */
export const enUneFois = async <R>(
  { uneFois, acte }: { readonly uneFois: UneFoisMarques; readonly acte: Acte },
  decider: (depot: DepotMarques) => Promise<{
    readonly avant: MarqueBlanche | null
    readonly decision: Decision<FaitMarqueBlanche, R>
  }>,
): Promise<Issue<R>> => {
  const refuses: R[] = []
  try {
    return await uneFois(acte, async depot => {
      const { avant, decision } = await decider(depot)
      if (!decision.ok) {
        refuses.push(decision.refus)
        throw new Refuse('refus')
      }
      const [fait] = decision.faits
      if (!fait) throw new Error('une décision sans fait')
      const marque = evolve(avant, fait)
      await depot.enregistrer(marque, fait)
      return { ok: true, marque } as const
    })
  } catch (erreur) {
    const refus = refuses.at(-1)
    if (erreur instanceof Refuse && refus !== undefined) return { ok: false, refus }
    throw erreur
  }
}
