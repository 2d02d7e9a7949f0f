import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'

/** A fact as the journal keeps it. `position` counts from 1 inside its flux. */
export type Ligne = {
  readonly position: number
  readonly type: string
  readonly le: Instant
  readonly par: Auteur
  readonly donnees: Readonly<Record<string, unknown>>
  /** SHA-256, in hexadecimal, of this line and of the one before it. */
  readonly empreinte: string
}

/** A fact as any module writes it: the rest of it is what it says. */
export type FaitAJournaliser = { readonly type: string; readonly le: Instant; readonly par: Auteur }

/** What a line's hash covers, as it was stored. */
export type LigneScellee = Ligne & {
  readonly flux: string
  readonly fluxId: string
  readonly parTexte: string
  readonly donneesTexte: string
}

export type Verification =
  | { readonly intact: true; readonly lignes: number; readonly tete: string }
  | { readonly intact: false; readonly lignes: number; readonly rompuA: number }

const avantLaPremiere = '0'.repeat(64)

/** PUB-4 — recomputes every hash from the first line on; says at which position the chain breaks. `sha256` answers hexadecimal. */
export const verifierChaine = (lignes: readonly LigneScellee[], sha256: (texte: string) => string): Verification => {
  let precedente = avantLaPremiere
  for (const [rang, ligne] of lignes.entries()) {
    const texte = [
      precedente,
      ligne.flux,
      ligne.fluxId,
      String(ligne.position),
      ligne.type,
      ligne.le,
      ligne.parTexte,
      ligne.donneesTexte,
    ].join('\n')
    if (ligne.position !== rang + 1 || sha256(texte) !== ligne.empreinte)
      return { intact: false, lignes: lignes.length, rompuA: rang + 1 }
    precedente = ligne.empreinte
  }
  return { intact: true, lignes: lignes.length, tete: precedente }
}
