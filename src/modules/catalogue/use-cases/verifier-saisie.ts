import type { ActeurEditeur } from '../../../kernel/acteur.ts'
import { type Controle, controlerSaisie, type Saisie } from '../domain/saisie.ts'

export type VerifierSaisie = (demande: { readonly acteur: ActeurEditeur; readonly saisie: Saisie }) => Promise<Controle>

type Deps = {
  readonly personnesDe: (entrepriseId: string) => Promise<readonly { readonly id: string }[]>
  readonly produitsDe: (entrepriseId: string) => Promise<readonly { readonly nom: string; readonly version: string }[]>
}

/** PRD-3 — « Suivant »: the same rules as the registration, and nothing is written. */
export const makeVerifierSaisie =
  ({ personnesDe, produitsDe }: Deps): VerifierSaisie =>
  async ({ acteur, saisie }) => {
    const [personnes, produits] = await Promise.all([personnesDe(acteur.entrepriseId), produitsDe(acteur.entrepriseId)])
    return controlerSaisie(saisie, { personnes: personnes.map(({ id }) => id), produits })
  }
