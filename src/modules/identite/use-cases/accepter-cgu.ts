import type { NomTexte } from '../domain/entree.ts'
import type { Textes } from '../domain/textes.ts'
import type { Consentements } from './ports.ts'

/** What the form sent back: the version that was shown of each text, when its box was ticked. */
export type Accord = { readonly texte: NomTexte; readonly versionLue: string; readonly coche: boolean }

/** `non_coche`: no access without it. `version_changee`: the text changed while it was read. */
export type RefusAccord = { readonly texte: NomTexte; readonly code: 'non_coche' | 'version_changee' }

export type AccepterCgu = (demande: {
  readonly personneId: string
  readonly accords: readonly Accord[]
}) => Promise<{ readonly ok: true } | { readonly ok: false; readonly refus: readonly RefusAccord[] }>

type Deps = {
  readonly consentements: Consentements
  readonly textes: Textes
  readonly empreintes: Readonly<Record<NomTexte, string>>
}

/** IDN-5 — keeps, dated, which version of which text was accepted. All of them or nothing. */
export const makeAccepterCgu =
  ({ consentements, textes, empreintes }: Deps): AccepterCgu =>
  async ({ personneId, accords }) => {
    const refus = accords.flatMap(({ texte, versionLue, coche }): readonly RefusAccord[] => {
      if (versionLue !== textes[texte].version) return [{ texte, code: 'version_changee' }]
      return coche ? [] : [{ texte, code: 'non_coche' }]
    })
    if (refus.length > 0) return { ok: false, refus }
    await consentements.garder(
      personneId,
      accords.map(({ texte, versionLue }) => ({ texte, version: versionLue, empreinte: empreintes[texte] })),
    )
    return { ok: true }
  }
