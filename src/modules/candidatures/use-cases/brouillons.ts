import type { Acte, Auteur } from '../../../kernel/acteur.ts'
import { auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Reponses } from '../../dispositifs/index.ts'
import type { CodeEtape, NumeroCandidature } from '../domain/candidature.ts'

/** A form being filled in: it belongs to nobody's memory but the éditeur's, and is not journaled (ADM-6). */
export type Brouillon = {
  readonly reponses: Reponses
  readonly version: number
  readonly majLe: Instant
  readonly majPar: Auteur
}
export type CleBrouillon = { readonly numero: NumeroCandidature; readonly etape: CodeEtape }
export type LireBrouillon = (cle: CleBrouillon) => Promise<Brouillon | null>

/**
 * Saves what was typed, faults included. `versionVue` is the version that the page was made from, 0 for none.
 * @throws ConflitDeVersion when a colleague saved in between.
 */
export type EcrireBrouillon = (
  cle: CleBrouillon & { readonly reponses: Reponses; readonly versionVue: number; readonly par: Auteur },
) => Promise<Brouillon>

type Deps = {
  readonly ecrireBrouillon: EcrireBrouillon
  /** Whether this person may fill in that step now. @throws NonTrouve */
  readonly etapeModifiable: (cle: CleBrouillon & { readonly acteur: Acte['acteur'] }) => Promise<boolean>
}
export type Enregistrement = CleBrouillon & {
  readonly acte: Acte
  readonly reponses: Reponses
  readonly versionVue: number
}

/** ADM-6 — a draft can be left and found again at any time; `null` when the step is no longer in the éditeur's hands. */
export const makeEnregistrerBrouillon =
  ({ ecrireBrouillon, etapeModifiable }: Deps) =>
  async ({ acte, ...brouillon }: Enregistrement): Promise<Brouillon | null> =>
    (await etapeModifiable({ numero: brouillon.numero, etape: brouillon.etape, acteur: acte.acteur }))
      ? ecrireBrouillon({ ...brouillon, par: auteur(acte.acteur) })
      : null
