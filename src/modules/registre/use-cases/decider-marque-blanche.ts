import type { Acte } from '../../../kernel/acteur.ts'
import { type ChoixDeLAgence, deciderMarque, type RefusDeDecider } from '../domain/marque-blanche.ts'
import { enUneFois } from './en-une-fois.ts'
import type { Issue, UneFoisMarques } from './ports.ts'

export type DeciderMarque = (
  demande: ChoixDeLAgence & { readonly acte: Acte; readonly id: string },
) => Promise<Issue<RefusDeDecider>>

/** REF-5 — the agency's decision on a declaration, which the company is told of. @throws NonTrouve */
export const makeDeciderMarque =
  (uneFois: UneFoisMarques): DeciderMarque =>
  ({ acte, id, ...choix }) =>
    enUneFois({ uneFois, acte }, async depot => {
      const avant = await depot.charger(id)
      const contexte = {
        acteur: acte.acteur,
        origine: await depot.origine(avant.reference),
        now: await depot.horloge(),
      }
      return { avant, decision: deciderMarque(avant, choix, contexte) }
    })
