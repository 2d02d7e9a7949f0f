import { type Acte, auteur, estAgent } from '../../../kernel/acteur.ts'
import { mentionsManquantes } from '../domain/controle-programme.ts'
import type { UneFois } from './ports.ts'

export type RefusDePublier =
  | { readonly code: 'role_requis' }
  | { readonly code: 'deja_publiee' }
  /** P8 — the names of the legal mentions that are missing. */
  | { readonly code: 'mentions_manquantes'; readonly mentions: readonly string[] }
export type ResultatDePublier = { readonly ok: true } | { readonly ok: false; readonly refus: RefusDePublier }

const refus = (motif: RefusDePublier): ResultatDePublier => ({ ok: false, refus: motif })

/** GUI-1, GUI-3 — a draft becomes the version on which candidatures open; those under way stay on theirs. */
export const makePublierDispositif =
  (uneFois: UneFois) =>
  ({ acte, id }: { readonly acte: Acte; readonly id: string }): Promise<ResultatDePublier> =>
    uneFois(acte, async depot => {
      if (!estAgent(acte.acteur, 'administrateur', 'gestionnaire')) return refus({ code: 'role_requis' })
      const version = await depot.charger(id)
      if (version.publieeLe !== null) return refus({ code: 'deja_publiee' })
      const mentions = mentionsManquantes(version.dispositif.mentions)
      if (mentions.length > 0) return refus({ code: 'mentions_manquantes', mentions })
      await depot.publier(version, auteur(acte.acteur))
      return { ok: true }
    })
