import { type Acte, auteur, estAgent } from '../../../kernel/acteur.ts'
import { mentionsManquantes } from '../domain/controle-programme.ts'
import { jalonsChanges } from '../domain/deplacement.ts'
import type { Dispositif, Jalon } from '../domain/dispositif.ts'
import type { DepotDispositifs, UneFois } from './ports.ts'

export type RefusDePublier =
  | { readonly code: 'role_requis' }
  | { readonly code: 'deja_publiee' }
  /** P8 — the names of the legal mentions that are missing. */
  | { readonly code: 'mentions_manquantes'; readonly mentions: readonly string[] }
  /** P10 — the milestones that this version would move, or drop. */
  | { readonly code: 'jalons_changes'; readonly jalons: readonly Jalon[] }
export type ResultatDePublier = { readonly ok: true } | { readonly ok: false; readonly refus: RefusDePublier }

/** Carries a refusal out of the transaction, which it undoes. */
class Refuse extends Error {
  readonly refus: RefusDePublier
  constructor(refus: RefusDePublier) {
    super(refus.code)
    this.refus = refus
  }
}

/** P10 — the milestones that this version, once published, would move for new candidatures only. */
export const jalonsChangesPar = async (
  depot: Pick<DepotDispositifs, 'derniere' | 'deplacements'>,
  { code, jalons: nouvelle }: Pick<Dispositif, 'code' | 'jalons'>,
): Promise<readonly Jalon[]> => {
  const publiee = (await depot.derniere(code))?.jalons ?? []
  return jalonsChanges({ publiee, nouvelle, deplacements: await depot.deplacements(code) })
}

/** GUI-1, GUI-3 — a draft becomes the version on which candidatures open; those under way stay on theirs. A refusal leaves nothing, not even its key. */
export const makePublierDispositif =
  (uneFois: UneFois) =>
  async ({ acte, id }: { readonly acte: Acte; readonly id: string }): Promise<ResultatDePublier> => {
    try {
      return await uneFois(acte, async depot => {
        if (!estAgent(acte.acteur, 'administrateur', 'gestionnaire')) throw new Refuse({ code: 'role_requis' })
        const version = await depot.charger(id)
        if (version.publieeLe !== null) throw new Refuse({ code: 'deja_publiee' })
        const mentions = mentionsManquantes(version.dispositif.mentions)
        if (mentions.length > 0) throw new Refuse({ code: 'mentions_manquantes', mentions })
        const jalons = await jalonsChangesPar(depot, version.dispositif)
        if (jalons.length > 0) throw new Refuse({ code: 'jalons_changes', jalons })
        await depot.publier(version, auteur(acte.acteur))
        return { ok: true } as const
      })
    } catch (erreur) {
      if (erreur instanceof Refuse) return { ok: false, refus: erreur.refus }
      throw erreur
    }
  }
