import type { Db } from '../../../platform/db/index.ts'
import { comparerRem, type EcartRem } from '../domain/comparer-rem.ts'
import type { Dispositif } from '../domain/dispositif.ts'
import type { Rem } from '../domain/rem.ts'
import { lireRenumerotations } from '../queries/renumerotations.ts'

/** GUI-3 — what sets the requirements of two published versions apart, with what agents said of the renumbered ones. */
export type LireEcarts = (via: Db, avant: Dispositif, apres: Dispositif) => Promise<readonly EcartRem[]>

/** Two versions never change: they are compared again only when an agent has said something else of them. */
export const makeLireEcarts = (): LireEcarts => {
  const connus = new WeakMap<Rem, WeakMap<Rem, { readonly selon: string; readonly ecarts: readonly EcartRem[] }>>()
  return async (via, avant, apres) => {
    const decisions = await lireRenumerotations(via, { avant: avant.id, apres: apres.id })
    const selon = JSON.stringify(decisions.map(decision => [decision.avant, decision.apres, decision.confirmee]))
    const duPremier = connus.get(avant.rem) ?? new WeakMap()
    connus.set(avant.rem, duPremier)
    const connu = duPremier.get(apres.rem)
    if (connu?.selon === selon) return connu.ecarts
    const ecarts = comparerRem(avant.rem, apres.rem, decisions)
    duPremier.set(apres.rem, { selon, ecarts })
    return ecarts
  }
}
