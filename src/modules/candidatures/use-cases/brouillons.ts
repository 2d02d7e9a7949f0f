import type { Acte, Auteur } from '../../../kernel/acteur.ts'
import { auteur } from '../../../kernel/acteur.ts'
import { ConflitDeVersion, conflitEstNul } from '../../../kernel/erreurs.ts'
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
  readonly lireBrouillon: LireBrouillon
  readonly ecrireBrouillon: EcrireBrouillon
  /** Whether this person may fill in that step now. @throws NonTrouve */
  readonly etapeModifiable: (cle: CleBrouillon & { readonly acteur: Acte['acteur'] }) => Promise<boolean>
}
export type Enregistrement = CleBrouillon & {
  readonly acte: Acte
  readonly reponses: Reponses
  readonly versionVue: number
}

/**
 * ADM-6 — a draft can be left and found again at any time; `null` when the step is no longer in the éditeur's hands. Sent
 * again after a lost answer, what is already saved is the answer (P2).
 */
export const makeEnregistrerBrouillon =
  ({ lireBrouillon, ecrireBrouillon, etapeModifiable }: Deps) =>
  async ({ acte, ...brouillon }: Enregistrement): Promise<Brouillon | null> => {
    const { numero, etape, versionVue } = brouillon
    if (!(await etapeModifiable({ numero, etape, acteur: acte.acteur }))) return null
    const par = auteur(acte.acteur)
    const ecrit = await ecrireBrouillon({ ...brouillon, par }).catch(conflitEstNul)
    if (ecrit) return ecrit
    const present = await lireBrouillon({ numero, etape })
    if (
      present?.version !== versionVue + 1 ||
      present.majPar.id !== par.id ||
      !memes(present.reponses, brouillon.reponses)
    )
      throw new ConflitDeVersion()
    return present
  }

const memes = (a: Reponses, b: Reponses): boolean => JSON.stringify(a) === JSON.stringify(b)
