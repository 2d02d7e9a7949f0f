import type { Readable } from 'node:stream'
import type { Auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Apercu } from '../domain/apercu-rem.ts'
import type { Chantier } from '../domain/chantier.ts'
import type { RefusClasseur } from '../domain/fautes-import.ts'
import { type Admis, admisPar } from '../domain/lignes-import.ts'
import type { Rem } from '../domain/rem.ts'

/** `avant`: the requirements that these would replace. */
export type DemandeDeLecture = { readonly octets: Uint8Array; readonly admis: Admis; readonly avant: Rem | null }

export type Lecture =
  | { readonly ok: true; readonly apercu: Apercu; readonly rem: Rem | null }
  | { readonly ok: false; readonly refus: RefusClasseur }

/**
 * Reads a workbook apart, one at a time: whatever the file holds, the others are served meanwhile, and what it may take of
 * time and memory is bounded (P29).
 */
export type LireClasseurAPart = (demande: DemandeDeLecture) => Promise<Lecture>

/** A workbook that was received. `empreinte`: SHA-256 of its bytes, by which it is named from then on. */
export type ClasseurDepose = {
  readonly empreinte: string
  readonly nom: string
  /** In bytes. */
  readonly taille: number
  readonly le: Instant
  readonly par: Auteur
}

/** Where workbooks are kept between their preview and their adoption. */
export type Classeurs = {
  /** To the end of the stream, or until it is known to be too large; `null` then. @param tailleMax in bytes. */
  readonly ranger: (
    flux: Readable,
    options: { readonly tailleMax: number },
  ) => Promise<{ readonly empreinte: string; readonly taille: number } | null>
  readonly lire: (empreinte: string) => Promise<Uint8Array>
  /** Sent again by anyone, the same content is the same workbook. */
  readonly noter: (code: string, classeur: Omit<ClasseurDepose, 'le'>) => Promise<void>
  /** `null` when that programme was never sent such a content. */
  readonly retrouver: (code: string, empreinte: string) => Promise<ClasseurDepose | null>
}

/** What a chantier lets a workbook say. While it names no périmètre, they are not checked: its own check asks for them. */
export const admisDuChantier = (chantier: Chantier): Admis => {
  const { profils, perimetres } = admisPar(chantier)
  return { profils, perimetres: perimetres?.length ? perimetres : null }
}
