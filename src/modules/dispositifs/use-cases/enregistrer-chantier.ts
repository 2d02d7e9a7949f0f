import { type Acte, auteur, estAgent } from '../../../kernel/acteur.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import type { Chantier, Rubrique } from '../domain/chantier.ts'
import { type LigneDeChantier, RefusDeChantier, saufRefusDeChantier, type UneFoisChantiers } from './ports-chantiers.ts'

export type RefusDEnregistrer =
  | { readonly code: 'role_requis' }
  /** A colleague wrote in between: what was typed is not saved over it. */
  | { readonly code: 'modifie_entre_temps'; readonly trace: LigneDeChantier }

export type ResultatDEnregistrer =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly refus: RefusDEnregistrer }

export type EnregistrerChantier = (demande: {
  readonly acte: Acte
  readonly code: string
  readonly rubrique: Rubrique
  /** The version of the chantier that the form showed. */
  readonly versionVue: number
  /** What its history says besides the part's name. */
  readonly note?: string
  /** From what it is, what it becomes. Faults are no matter here: a chantier may have some until it is published. */
  readonly modifier: (chantier: Chantier) => Chantier
}) => Promise<ResultatDEnregistrer>

const refuser = (refus: RefusDEnregistrer): RefusDeChantier<RefusDEnregistrer> => new RefusDeChantier(refus)

/** GUI-1 — one part of a chantier is written, by someone, then. @throws NonTrouve when there is no such chantier. */
export const makeEnregistrerChantier =
  (uneFois: UneFoisChantiers): EnregistrerChantier =>
  ({ acte, code, rubrique, versionVue, note = '', modifier }) =>
    saufRefusDeChantier(() =>
      uneFois(acte, async depot => {
        if (!estAgent(acte.acteur, 'administrateur', 'gestionnaire')) throw refuser({ code: 'role_requis' })
        const lu = await depot.chargerChantier(code)
        if (!lu) throw new NonTrouve()
        if (lu.version !== versionVue) {
          const trace = await depot.derniereTrace(code)
          if (trace) throw refuser({ code: 'modifie_entre_temps', trace })
        }
        const par = auteur(acte.acteur)
        const version = await depot.ecrireChantier(modifier(lu.chantier), { geste: rubrique, note, par })
        return { ok: true, version } as const
      }),
    )
