import { type Acte, type Auteur, auteur, estAgent } from '../../../kernel/acteur.ts'
import type { DecisionDePaire, PaireDeVersions } from '../domain/apparier-rem.ts'
import type { Dispositif } from '../domain/dispositif.ts'

export type DepotRenumerotations = {
  readonly consigner: (args: {
    readonly versions: PaireDeVersions
    readonly decision: DecisionDePaire
    readonly par: Auteur
  }) => Promise<void>
}

/** One transaction, once for each idempotency key (P2). */
export type UneFoisRenumerotations = <R>(acte: Acte, faire: (depot: DepotRenumerotations) => Promise<R>) => Promise<R>

export type ResultatDeDecider =
  | { readonly ok: true }
  | { readonly ok: false; readonly refus: { readonly code: 'role_requis' | 'paire_inconnue' } }

export type DeciderRenumerotation = (demande: {
  readonly acte: Acte
  readonly versions: PaireDeVersions
  readonly decision: DecisionDePaire
}) => Promise<ResultatDeDecider>

/**
 * GUI-3 — an agent says that a requirement of a version is another one's, renumbered, or that it is not. One that is still there
 * under its own number is no other one. @throws NonTrouve for a version that was not published.
 */
export const makeDeciderRenumerotation =
  (ports: {
    readonly uneFois: UneFoisRenumerotations
    readonly lirePubliee: (id: string) => Promise<Dispositif>
  }): DeciderRenumerotation =>
  async ({ acte, versions, decision }) => {
    if (!estAgent(acte.acteur, 'administrateur', 'gestionnaire')) return { ok: false, refus: { code: 'role_requis' } }
    const [ancienne, nouvelle] = await Promise.all([
      ports.lirePubliee(versions.avant),
      ports.lirePubliee(versions.apres),
    ])
    const [anciennes, nouvelles] = [idsDe(ancienne), idsDe(nouvelle)]
    const partie = anciennes.has(decision.avant) && !nouvelles.has(decision.avant)
    const venue = nouvelles.has(decision.apres) && !anciennes.has(decision.apres)
    if (ancienne.code !== nouvelle.code || !partie || !venue) return { ok: false, refus: { code: 'paire_inconnue' } }
    await ports.uneFois(acte, depot => depot.consigner({ versions, decision, par: auteur(acte.acteur) }))
    return { ok: true }
  }

const idsDe = ({ rem }: Dispositif): ReadonlySet<string> =>
  new Set(rem.chapitres.flatMap(({ exigences }) => exigences.map(({ id }) => id)))
