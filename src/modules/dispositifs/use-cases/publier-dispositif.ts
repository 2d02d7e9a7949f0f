import { type Acte, auteur, estAgent } from '../../../kernel/acteur.ts'
import { mentionsManquantes } from '../domain/controle-programme.ts'
import type { UneFois } from './ports.ts'

export type RefusDePublier =
  | { readonly code: 'role_requis' }
  | { readonly code: 'deja_publiee' }
  /** P8 — the names of the legal mentions that are missing. */
  | { readonly code: 'mentions_manquantes'; readonly mentions: readonly string[] }
export type ResultatDePublier = { readonly ok: true } | { readonly ok: false; readonly refus: RefusDePublier }

/** Carries a refusal out of the transaction, which it undoes. */
class Refuse extends Error {
  readonly refus: RefusDePublier
  constructor(refus: RefusDePublier) {
    super(refus.code)
    this.refus = refus
  }
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
        await depot.publier(version, auteur(acte.acteur))
        return { ok: true } as const
      })
    } catch (erreur) {
      if (erreur instanceof Refuse) return { ok: false, refus: erreur.refus }
      throw erreur
    }
  }
