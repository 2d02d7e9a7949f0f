import { type Acte, auteur, estAgent } from '../../../kernel/acteur.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import { RefusDeChantier, saufRefusDeChantier, type UneFoisChantiers } from './ports-chantiers.ts'

export type ResultatDAbandonner =
  | { readonly ok: true }
  | { readonly ok: false; readonly refus: { readonly code: 'role_requis' } }
export type AbandonnerChantier = (demande: {
  readonly acte: Acte
  readonly code: string
}) => Promise<ResultatDAbandonner>

/** What was written goes; what was done to it, and by whom, stays. @throws NonTrouve when there is no such chantier. */
export const makeAbandonnerChantier =
  (uneFois: UneFoisChantiers): AbandonnerChantier =>
  ({ acte, code }) =>
    saufRefusDeChantier(() =>
      uneFois(acte, async depot => {
        if (!estAgent(acte.acteur, 'administrateur', 'gestionnaire'))
          throw new RefusDeChantier({ code: 'role_requis' } as const)
        if (!(await depot.chargerChantier(code))) throw new NonTrouve()
        await depot.retirerChantier(code, { geste: 'abandon', note: '', par: auteur(acte.acteur) })
        return { ok: true } as const
      }),
    )
